package dev.sockjs.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.function.Executable;

/**
 * Finds threads that some work started and did not end. A new thread belongs to the thread group of
 * the thread that started it, unless its creator chose another group.
 */
final class ThreadLeakDetector {

  /** Threads that the JDK starts once per process, in the group of their first user. */
  private static final List<String> SHARED_JDK_THREADS =
      List.of("ForkJoinPool.commonPool", "CompletableFutureDelayScheduler");

  private final ThreadGroup group = new ThreadGroup("leak detector");

  /** Runs work on a new thread of the group; fails if the work throws. */
  void run(Executable work) throws InterruptedException {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread thread =
        new Thread(
            group,
            () -> {
              try {
                work.execute();
              } catch (Throwable e) {
                failure.set(e);
              }
            },
            "leak detector");
    thread.start();
    thread.join();
    if (failure.get() != null) {
      throw new AssertionError(failure.get().getMessage(), failure.get());
    }
  }

  /**
   * Waits until all threads of the group have ended; fails if one still runs. Collects garbage
   * first: before Java 21, the thread of the JDK's HTTP client ends when the client is unreachable.
   */
  void assertAllEnd(Duration timeout) throws InterruptedException {
    System.gc();
    long deadlineNanos = System.nanoTime() + timeout.toNanos();
    for (Thread thread : threads()) {
      long leftMillis = Duration.ofNanos(deadlineNanos - System.nanoTime()).toMillis();
      thread.join(Math.max(1, leftMillis));
    }
    assertEquals(List.of(), threads(), "threads that still run");
  }

  private List<Thread> threads() {
    Thread[] threads = new Thread[2 * group.activeCount() + 8];
    return Arrays.stream(threads, 0, group.enumerate(threads))
        .filter(thread -> SHARED_JDK_THREADS.stream().noneMatch(thread.getName()::startsWith))
        .toList();
  }
}
