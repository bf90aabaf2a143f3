package dev.sockjs.blackbox.bounds;

import static org.junit.jupiter.api.Assertions.assertTrue;

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

  void awaitAllHeard() throws InterruptedException {
    boolean all = allHeard.tryAcquire(10, TimeUnit.MINUTES);
    assertTrue(all, () -> heard + " of " + count + " were heard");
  }

  /** Never were more of them on the wire, in the sockets and in the client at a time. */
  void assertNeverUnderWay(long most) {
    assertTrue(mostUnderWay.get() <= most, () -> mostUnderWay + " were under way at a time");
  }
}
