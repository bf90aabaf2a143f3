package dev.sockjs.blackbox.bounds;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Supplies many equal messages, and counts how many of them are in flight. */
final class Flood implements Supplier<@Nullable String> {

  private final String frame;
  private final long count;
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong received = new AtomicLong();
  private final AtomicLong maxInFlight = new AtomicLong();
  private final Semaphore progress = new Semaphore(0);
  private final Semaphore allReceived = new Semaphore(0);

  /**
   * Supplies one frame many times.
   *
   * @param frame the frame to send
   * @param count how many times
   */
  Flood(String frame, long count) {
    this.frame = frame;
    this.count = count;
  }

  @Override
  public @Nullable String get() {
    if (sent.get() == count) {
      return null;
    }
    long inFlight = sent.incrementAndGet() - received.get();
    maxInFlight.accumulateAndGet(inFlight, Math::max);
    progress.release();
    return frame;
  }

  /** Counts one message that the application has received. */
  void received() {
    if (received.incrementAndGet() == count) {
      allReceived.release();
    }
  }

  /** Waits until the server has begun, and has then sent nothing for a second. */
  void awaitStandstill() throws InterruptedException {
    if (!progress.tryAcquire(1, TimeUnit.MINUTES)) {
      fail("The server has sent nothing");
    }
    do {
      progress.drainPermits();
    } while (progress.tryAcquire(1, TimeUnit.SECONDS));
  }

  /** Waits for all messages, and fails after a minute without any. */
  void awaitAllReceived() throws InterruptedException {
    long before;
    do {
      before = received.get();
      if (allReceived.tryAcquire(1, TimeUnit.MINUTES)) {
        return;
      }
    } while (received.get() > before);
    fail(before + " of " + count + " messages arrived, and no more within a minute");
  }

  /** Fails if more than {@code max} messages were sent and not yet received at any time. */
  void assertNeverInFlight(long max) {
    assertTrue(maxInFlight.get() <= max, () -> maxInFlight + " messages were in flight");
  }
}
