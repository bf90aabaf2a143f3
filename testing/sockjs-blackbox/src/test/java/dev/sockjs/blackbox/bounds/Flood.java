package dev.sockjs.blackbox.bounds;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Many equal messages, and how many of them are under way. */
final class Flood implements Supplier<@Nullable String> {

  private final String frame;
  private final long count;
  private final AtomicLong said = new AtomicLong();
  private final AtomicLong heard = new AtomicLong();
  private final AtomicLong mostUnderWay = new AtomicLong();
  private final Semaphore progress = new Semaphore(0);
  private final Semaphore allHeard = new Semaphore(0);

  /**
   * @param frame what is said again and again
   * @param count how often
   */
  Flood(String frame, long count) {
    this.frame = frame;
    this.count = count;
  }

  @Override
  public @Nullable String get() {
    if (said.get() == count) {
      return null;
    }
    long underWay = said.incrementAndGet() - heard.get();
    mostUnderWay.accumulateAndGet(underWay, Math::max);
    progress.release();
    return frame;
  }

  /** The application has one more. */
  void heard() {
    if (heard.incrementAndGet() == count) {
      allHeard.release();
    }
  }

  /** Waits until nothing more has been taken from the server for a second. */
  void awaitStandstill() throws InterruptedException {
    while (progress.tryAcquire(1, TimeUnit.SECONDS)) {
      progress.drainPermits();
    }
  }

  /** Waits for all of them, as long as there are more every minute. */
  void awaitAllHeard() throws InterruptedException {
    long before;
    do {
      before = heard.get();
      if (allHeard.tryAcquire(1, TimeUnit.MINUTES)) {
        return;
      }
    } while (heard.get() > before);
    fail(before + " of " + count + " were heard, and then no more");
  }

  /** Never were more of them on the wire, in the sockets and in the client at a time. */
  void assertNeverUnderWay(long most) {
    assertTrue(mostUnderWay.get() <= most, () -> mostUnderWay + " were under way at a time");
  }
}
