package dev.sockjs.blackbox;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The threads, file descriptors and used heap of this JVM at one moment, to compare with later. */
public final class ResourceSnapshot {

  private static final long TIMEOUT_NANOS = 30_000_000_000L;

  private static final long POLL_INTERVAL_NANOS = 10_000_000L;

  /** Descriptors that newly loaded jars and the selectors of the shared container keep open. */
  private static final int MAX_NEW_DESCRIPTORS = 20;

  private static final long SETTLED_BYTES = 64 << 10;

  /**
   * Threads of JUnit's own pool, which starts more while one of them blocks; and those that the JDK
   * starts once for the whole JVM: its common pool and the timer of futures, which JDK 25 runs in
   * that pool.
   */
  private static final String OTHER_POOLS =
      "ForkJoinPool-\\d+-worker-\\d+|ForkJoinPool.commonPool-worker-\\d+"
          + "|CompletableFutureDelayScheduler|";

  private final Set<Thread> threads = Thread.getAllStackTraces().keySet();
  private final long descriptors = openDescriptors();
  private final long heapBytes = heapInUse();

  private ResourceSnapshot() {}

  /** Takes a snapshot now. */
  public static ResourceSnapshot take() {
    return new ResourceSnapshot();
  }

  /** The number of live threads. */
  public int threads() {
    return threads.size();
  }

  /** The number of open file descriptors. */
  public long descriptors() {
    return descriptors;
  }

  /** The used heap after garbage collection. */
  public long heapBytes() {
    return heapBytes;
  }

  private static long openDescriptors() {
    return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getOpenFileDescriptorCount();
  }

  /** Collects until the result settles: objects with a cleaner need more than one collection. */
  private static long heapInUse() {
    long before = Long.MAX_VALUE;
    long inUse = heapAfterCollection();
    while (before - inUse > SETTLED_BYTES) {
      before = inUse;
      inUse = heapAfterCollection();
    }
    return inUse;
  }

  private static long heapAfterCollection() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** The threads that started since, except those whose names match {@code ignored}. */
  private List<Thread> newThreads(String ignored) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(
            thread -> !threads.contains(thread) && !thread.getName().matches(OTHER_POOLS + ignored))
        .toList();
  }

  /** Fails if there are more than {@code max} new threads, or one that is not a daemon. */
  public void assertFewThreads(int max, String ignored) {
    List<Thread> started = newThreads(ignored);
    assertTrue(started.size() <= max, started::toString);
    assertTrue(started.stream().allMatch(Thread::isDaemon), started::toString);
  }

  /** Waits until no new threads and descriptors are left, and fails if that takes too long. */
  public void assertNothingIsLeft(String ignoredThreads) {
    await(
        () -> newThreads(ignoredThreads).isEmpty(),
        () -> "new threads: " + newThreads(ignoredThreads));
    await(
        () -> openDescriptors() <= descriptors + MAX_NEW_DESCRIPTORS,
        () -> openDescriptors() - descriptors + " descriptors more than before");
  }

  /** Waits until the used heap has grown by at most {@code maxBytes}, and fails otherwise. */
  public void assertHeapHasGrownByAtMost(long maxBytes) {
    await(
        () -> heapInUse() - heapBytes <= maxBytes,
        () -> heapInUse() - heapBytes + " bytes more than before");
  }

  private static void await(BooleanSupplier condition, Supplier<String> message) {
    long startNanos = System.nanoTime();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() - startNanos < TIMEOUT_NANOS, message);
      LockSupport.parkNanos(POLL_INTERVAL_NANOS);
    }
  }
}
