package dev.sockjs.blackbox;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Threads, descriptors and heap of this JVM at a moment that is to be compared with. */
public final class ResourceSnapshot {

  private static final long PATIENCE_NANOS = 30_000_000_000L;

  /** Between one look and the next. */
  private static final long GLANCE_NANOS = 10_000_000L;

  /** What classes loaded meanwhile, and the shared container's selectors, may keep open. */
  private static final int SPARE_DESCRIPTORS = 20;

  private static final long LITTLE_BYTES = 64 << 10;

  /** JUnit's own, of which there are more while one of them waits. */
  private static final String RUNNERS = "ForkJoinPool-\\d+-worker-\\d+|";

  private final Set<Thread> threads = Thread.getAllStackTraces().keySet();
  private final long descriptors = openDescriptors();
  private final long heapBytes = heapInUse();

  private ResourceSnapshot() {}

  public static ResourceSnapshot now() {
    return new ResourceSnapshot();
  }

  public int threads() {
    return threads.size();
  }

  public long descriptors() {
    return descriptors;
  }

  /** What cannot be collected. */
  public long heapBytes() {
    return heapBytes;
  }

  private static long openDescriptors() {
    return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getOpenFileDescriptorCount();
  }

  /** Collected until that brings little more: what has to be cleaned up goes the next time only. */
  private static long heapInUse() {
    long before = Long.MAX_VALUE;
    long inUse = heapAfterCollection();
    while (before - inUse > LITTLE_BYTES) {
      before = inUse;
      inUse = heapAfterCollection();
    }
    return inUse;
  }

  private static long heapAfterCollection() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** The threads that have begun since, but those whose names match. */
  private List<Thread> newThreads(String but) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !threads.contains(thread) && !thread.getName().matches(RUNNERS + but))
        .toList();
  }

  /** So many new threads at most, all of them daemons. */
  public void assertFewThreads(int most, String but) {
    List<Thread> started = newThreads(but);
    assertTrue(started.size() <= most, started::toString);
    assertTrue(started.stream().allMatch(Thread::isDaemon), started::toString);
  }

  /** No new thread, and no connection, once all that is ending has ended. */
  public void assertNothingIsLeft(String but) {
    await(() -> newThreads(but).isEmpty(), () -> "new threads: " + newThreads(but));
    await(
        () -> openDescriptors() <= descriptors + SPARE_DESCRIPTORS,
        () -> openDescriptors() - descriptors + " descriptors more than before");
  }

  /** So many bytes more at most, once all is cleaned up that can be. */
  public void assertHeapHasGrownBy(long most) {
    await(
        () -> heapInUse() - heapBytes <= most,
        () -> heapInUse() - heapBytes + " bytes more than before");
  }

  private static void await(BooleanSupplier isSo, Supplier<String> otherwise) {
    long begin = System.nanoTime();
    while (!isSo.getAsBoolean()) {
      assertTrue(System.nanoTime() - begin < PATIENCE_NANOS, otherwise);
      LockSupport.parkNanos(GLANCE_NANOS);
    }
  }
}
