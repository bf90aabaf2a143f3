package dev.sockjs.cli.bench;

import dev.sockjs.Attempt;
import dev.sockjs.Attempt.Outcome;
import dev.sockjs.CloseEvent;
import dev.sockjs.ReadyState;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsListener;
import dev.sockjs.cli.bench.EchoTracker.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One session of a run. Callbacks run on the client's executor, one at a time; the thread of the
 * run starts and stops the sending. {@link #pump} sends, on whichever of these threads calls it.
 */
final class BenchSession implements SockJsListener {

  /** The most attempts that are kept for the text of a failure. */
  private static final int MAX_ATTEMPTS = 8;

  private final int number;
  private final RunContext run;
  private final Runnable settled;
  private final long connectNanos;

  /** Completed after the last callback of the session. */
  private final CompletableFuture<Void> ended = new CompletableFuture<>();

  /** The calls to {@link #pump} that have not been served. The one that finds 0 serves all. */
  private final AtomicInteger pumpCalls = new AtomicInteger();

  // Of the callbacks.
  private final List<Attempt> attempts = new ArrayList<>();
  private final EchoTracker tracker = new EchoTracker();

  private volatile @Nullable SockJs sock;
  private volatile boolean opened;
  private volatile boolean closing;
  private volatile @Nullable Schedule schedule;

  /** Written by the thread that pumps. Includes a message that is being offered. */
  private volatile long sent;

  /** Written by the callbacks. */
  private volatile long echoed;

  /**
   * The times at which this session sends.
   *
   * @param plan the times at which messages are due, or null to send one after the other
   * @param slot the number of this session among those that send
   * @param startNanos the start of the plan, in nanoseconds since the run began
   */
  record Schedule(@Nullable SendPlan plan, int slot, long startNanos) {}

  /**
   * Creates a session that is about to connect.
   *
   * @param settled called once, when the session has opened or failed
   */
  BenchSession(int number, RunContext run, Runnable settled) {
    this.number = number;
    this.run = run;
    this.settled = settled;
    this.connectNanos = run.nowNanos();
  }

  /** Sets the connection that was created with this listener. */
  void setConnection(SockJs connection) {
    sock = connection;
    if (closing) {
      connection.close();
    }
  }

  /** Starts to send. */
  void startSending(Schedule newSchedule) {
    schedule = newSchedule;
    pump();
  }

  /** Stops to send. A message that another thread is sending now has been counted as sent. */
  void stopSending() {
    schedule = null;
  }

  /** Closes the session, or abandons its connect. */
  void close() {
    closing = true;
    SockJs connection = sock;
    if (connection != null) {
      connection.close();
    }
  }

  /** Ends the session without waiting for the server. */
  void abort() {
    SockJs connection = sock;
    if (connection != null) {
      connection.abort();
    }
  }

  boolean isOpen() {
    return opened && !ended.isDone();
  }

  CompletableFuture<Void> ended() {
    return ended;
  }

  long sent() {
    return sent;
  }

  /** Sends the messages that are due, until the send buffer is full. */
  void pump() {
    if (pumpCalls.getAndIncrement() != 0) {
      return; // The thread that is sending goes on.
    }
    int served;
    do {
      served = pumpCalls.get();
      boolean more = true;
      while (more) {
        more = sendNext();
      }
    } while (pumpCalls.addAndGet(-served) != 0);
  }

  /** Returns whether a thread is sending what is due. */
  boolean isPumping() {
    return pumpCalls.get() != 0;
  }

  private boolean sendNext() {
    Schedule current = schedule;
    SockJs connection = sock;
    if (current == null || connection == null || connection.readyState() != ReadyState.OPEN) {
      return false;
    }
    long nowNanos = run.nowNanos();
    long sequence = sent;
    SendPlan plan = current.plan;
    if (plan == null) {
      return sequence == echoed && send(connection, sequence, nowNanos);
    }
    if (sequence >= plan.dueCount(current.slot, nowNanos - current.startNanos)) {
      return false;
    }
    long dueNanos = current.startNanos + plan.dueNanos(current.slot, sequence);
    boolean accepted = send(connection, sequence, dueNanos);
    if (accepted) {
      run.measurements().delay(nowNanos - dueNanos);
    }
    return accepted;
  }

  private boolean send(SockJs connection, long sequence, long dueNanos) {
    BenchMessage message = new BenchMessage(run.id(), number, sequence, dueNanos);
    // Counted before it is sent: the echo can arrive before offer returns.
    sent = sequence + 1;
    run.measurements().sent.increment();
    if (schedule != null && connection.offer(message.text(run.settings().size()))) {
      return true;
    }
    run.measurements().sent.decrement();
    sent = sequence;
    return false;
  }

  @Override
  public void onAttempt(SockJs connection, Attempt attempt) {
    if (attempt.outcome() != Outcome.OPEN && attempts.size() < MAX_ATTEMPTS) {
      attempts.add(attempt);
    }
  }

  @Override
  public void onOpen(SockJs connection) {
    sock = connection;
    run.measurements().open(connection.transport().orElseThrow(), run.nowNanos() - connectNanos);
    opened = true;
    attempts.clear();
    settled.run();
  }

  @Override
  public void onMessage(SockJs connection, String text) {
    long nowNanos = run.nowNanos();
    Measurements measurements = run.measurements();
    Optional<BenchMessage> message =
        BenchMessage.parse(text, run.settings().size()).filter(m -> isOwn(m, nowNanos));
    if (message.isEmpty()) {
      measurements.foreign.increment();
      measurements.foreignBytes.add(text.getBytes(StandardCharsets.UTF_8).length);
      return;
    }
    Kind kind = tracker.add(message.get().sequence());
    if (kind == Kind.DUPLICATE) {
      measurements.duplicates.increment();
      return;
    }
    if (kind == Kind.OUT_OF_ORDER) {
      measurements.outOfOrder.increment();
    }
    measurements.echo(nowNanos - message.get().dueNanos());
    long count = echoed + 1;
    echoed = count;
    pump();
  }

  private boolean isOwn(BenchMessage message, long nowNanos) {
    return message.run().equals(run.id())
        && message.session() == number
        && message.sequence() < sent
        && message.dueNanos() <= nowNanos;
  }

  @Override
  public void onWritable(SockJs connection) {
    pump();
  }

  @Override
  public void onClose(SockJs connection, CloseEvent event) {
    countEnd(event);
    ended.complete(null);
    if (!opened) {
      settled.run();
    }
  }

  private void countEnd(CloseEvent event) {
    Measurements measurements = run.measurements();
    if (!opened) {
      if (!closing) {
        measurements.notOpened.increment();
        run.failures().add(Failures.notOpened(attempts, event));
      }
    } else if (!closing) {
      measurements.lost.increment();
      run.failures().add(Failures.lost(event));
    } else if (!event.wasClean()) {
      measurements.notClosed.increment();
      run.failures().add(Failures.notClosed(event));
    }
  }
}
