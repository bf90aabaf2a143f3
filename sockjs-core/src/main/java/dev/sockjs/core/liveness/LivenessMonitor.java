package dev.sockjs.core.liveness;

import dev.sockjs.core.concurrent.SerialExecutor;
import dev.sockjs.spi.Scheduler;
import dev.sockjs.spi.Scheduler.Cancellable;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Looks at a session's silence when it is due, and has done what {@link Liveness} says. */
public final class LivenessMonitor {

  private final Scheduler timer;
  private final SerialExecutor mailbox;
  private final Liveness liveness;
  private final BooleanSupplier notReading;
  private final Runnable probe;
  private final Runnable dead;
  private @Nullable Cancellable next;

  /**
   * @param notReading whether the session reads nothing at the moment, so that silence is its own
   * @param probe asks the server for a sign of life
   * @param dead ends the session
   */
  public LivenessMonitor(
      Scheduler timer,
      SerialExecutor mailbox,
      @Nullable Duration timeout,
      BooleanSupplier notReading,
      Runnable probe,
      Runnable dead) {
    this.timer = timer;
    this.mailbox = mailbox;
    this.liveness = new Liveness(timeout, timer.nanoTime(), timer.now());
    this.notReading = notReading;
    this.probe = probe;
    this.dead = dead;
  }

  /** Begins to watch. In the mailbox, as everything but the two below. */
  public void start() {
    activity();
    check();
  }

  public void stop() {
    if (next != null) {
      next.cancel();
      next = null;
    }
  }

  /** Bytes came. On any thread. */
  public void activity() {
    liveness.activity(timer.nanoTime());
  }

  /** A heartbeat came, which is activity too. On any thread. */
  public void heartbeat() {
    liveness.heartbeat(timer.nanoTime());
  }

  private void check() {
    if (notReading.getAsBoolean()) {
      activity();
    }
    Liveness.Verdict verdict = liveness.check(timer.nanoTime(), timer.now());
    if (verdict instanceof Liveness.Verdict.Dead) {
      next = null;
      dead.run();
    } else if (verdict instanceof Liveness.Verdict.Probe due) {
      checkAfter(due.delay());
      probe.run();
    } else if (verdict instanceof Liveness.Verdict.Wait due) {
      checkAfter(due.delay());
    }
  }

  private void checkAfter(Duration delay) {
    next = timer.schedule(delay, () -> mailbox.post(this::checkIfWatching));
  }

  private void checkIfWatching() {
    if (next != null) {
      check();
    }
  }
}
