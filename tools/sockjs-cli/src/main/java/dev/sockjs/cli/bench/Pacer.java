package dev.sockjs.cli.bench;

import dev.sockjs.cli.bench.BenchSession.Schedule;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets sessions send when messages are due. With a rate, each message has its time, and a late one
 * does not delay the times of others (an open loop). Without a rate, each session paces itself.
 *
 * <p>Used by the tasks of the scheduler only.
 */
final class Pacer {

  /** A pacer without sessions. */
  static final Pacer IDLE = new Pacer(null, List.of(), (delay, task) -> {}, () -> 0L);

  /** A clock in nanoseconds. */
  private interface Clock {
    long elapsedNanos();
  }

  private final @Nullable SendPlan plan;
  private final List<BenchSession> senders;
  private final BiConsumer<Duration, Runnable> timer;
  private final Clock clock;
  private long next;
  private boolean stopped;

  private Pacer(
      @Nullable SendPlan plan,
      List<BenchSession> senders,
      BiConsumer<Duration, Runnable> timer,
      Clock clock) {
    this.plan = plan;
    this.senders = senders;
    this.timer = timer;
    this.clock = clock;
  }

  /**
   * Starts to send.
   *
   * @param startNanos when the first messages are due; the end of the run counts from then too
   * @param senders the sessions that send
   * @param timer runs a task after a delay
   */
  static Pacer start(
      RunContext run,
      long startNanos,
      List<BenchSession> senders,
      BiConsumer<Duration, Runnable> timer) {
    BenchSettings settings = run.settings();
    SendPlan plan =
        settings.isOpenLoop()
            ? new SendPlan(settings.rate(), senders.size(), settings.duration())
            : null;
    Pacer pacer = new Pacer(plan, senders, timer, () -> run.nowNanos() - startNanos);
    for (int slot = 0; slot < senders.size(); slot++) {
      senders.get(slot).startSending(new Schedule(plan, slot, startNanos));
    }
    pacer.tick();
    return pacer;
  }

  /** Sends no more. */
  void stop() {
    stopped = true;
  }

  /** Returns the number of messages that were due after a time and that were not sent. */
  long notSent(long elapsedNanos) {
    long count = 0;
    for (int slot = 0; plan != null && slot < senders.size(); slot++) {
      count += plan.dueCount(slot, elapsedNanos) - senders.get(slot).sent();
    }
    return Math.max(0, count);
  }

  private void tick() {
    if (stopped || plan == null) {
      return;
    }
    long due = plan.dueCount(clock.elapsedNanos());
    // A session sends all that is due to it, so one call for each is enough.
    long last = Math.min(due, next + senders.size());
    for (long message = next; message < last; message++) {
      senders.get((int) (message % senders.size())).pump();
    }
    next = due;
    long dueNanos = plan.dueNanos(next);
    if (dueNanos < plan.duration().toNanos()) {
      timer.accept(Duration.ofNanos(Math.max(0, dueNanos - clock.elapsedNanos())), this::tick);
    }
  }
}
