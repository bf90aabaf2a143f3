package dev.sockjs.cli.replay;

import dev.sockjs.cli.connect.CloseRequest;
import dev.sockjs.cli.connect.Conversation;
import dev.sockjs.cli.connect.Dialect;
import dev.sockjs.cli.connect.Input;
import dev.sockjs.cli.connect.InputLine;
import dev.sockjs.cli.connect.InputLine.Send;
import dev.sockjs.cli.connect.Link;
import dev.sockjs.cli.record.RecordedEvent;
import dev.sockjs.cli.record.Recording;
import dev.sockjs.spi.Scheduler;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Sends the messages of a recording at their times, and compares what comes back. The input ends
 * when as many messages have arrived as were recorded, or when a time after the last message has
 * passed.
 */
public final class Replay implements Dialect, Input {

  private final Pace pace;
  private final boolean compares;
  private final Scheduler scheduler;
  private final Dialect plain = Dialect.plain();
  private final Iterator<RecordedEvent> unsent;
  private final long recordedOpenMillis;

  /** Counted down when all messages have arrived, or the session has ended. */
  private final CountDownLatch complete = new CountDownLatch(1);

  /** Guarded by this. */
  private final Comparison comparison;

  private volatile long openNanos;
  private volatile @Nullable Conversation conversation;

  /** Creates a replay, which is used for one session. */
  public Replay(Recording recording, Pace pace, boolean compares, Scheduler scheduler) {
    this.pace = pace;
    this.compares = compares;
    this.scheduler = scheduler;
    unsent = recording.events().stream().filter(RecordedEvent::isSent).iterator();
    recordedOpenMillis = recording.openMillis();
    comparison = new Comparison(recording.received());
    if (comparison.hasAll()) {
      complete.countDown();
    }
  }

  @Override
  public void opened(Link link, Conversation opened) {
    openNanos = scheduler.nanoTime();
    conversation = opened;
    plain.opened(link, opened);
  }

  @Override
  public Optional<InputLine> next() throws InterruptedIOException {
    if (!unsent.hasNext()) {
      awaitReplies();
      return Optional.empty();
    }
    RecordedEvent event = unsent.next();
    pauseUntil(pace.due(event.millis() - recordedOpenMillis));
    return Optional.of(Send.of(event.data()));
  }

  private void awaitReplies() throws InterruptedIOException {
    Scheduler.Cancellable timeout = scheduler.schedule(pace.linger(), complete::countDown);
    await(complete);
    timeout.cancel();
  }

  private void pauseUntil(Duration due) throws InterruptedIOException {
    Duration pause = due.minusNanos(scheduler.nanoTime() - openNanos);
    if (pause.isNegative() || pause.isZero()) {
      return;
    }
    CountDownLatch isDue = new CountDownLatch(1);
    scheduler.schedule(pause, isDue::countDown);
    await(isDue);
  }

  private static void await(CountDownLatch latch) throws InterruptedIOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted");
    }
  }

  @Override
  public void received(String message) {
    plain.received(message);
    Optional<String> difference;
    boolean hasAll;
    synchronized (this) {
      difference = comparison.next(message);
      hasAll = comparison.hasAll();
    }
    Conversation current = conversation;
    if (compares && current != null) {
      difference.ifPresent(text -> current.print(out -> out.error(text)));
    }
    if (hasAll) {
      complete.countDown();
    }
  }

  /** Returns whether the messages that have arrived are those that were recorded. */
  public synchronized boolean isAsRecorded() {
    return comparison.isEqual();
  }

  /** Returns the result of the comparison for people. */
  public synchronized String summary() {
    return comparison.summary();
  }

  @Override
  public void close(Link link, CloseRequest request) {
    plain.close(link, request);
  }

  @Override
  public void ended() {
    complete.countDown();
  }
}
