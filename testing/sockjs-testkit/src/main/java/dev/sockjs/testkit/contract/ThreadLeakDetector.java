package dev.sockjs.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.function.Executable;

/**
 * Keeps together the threads that some work starts, and those that these start: a new thread
 * belongs to the group of the one that started it, unless somebody takes care that it does not.
 */
final class ThreadLeakDetector {

  /** What the JDK starts once for everybody, in the group of whoever needs it first. */
  private static final List<String> EVERYBODYS =
      List.of("ForkJoinPool.commonPool", "CompletableFutureDelayScheduler");

  private final ThreadGroup group = new ThreadGroup("corral");

  /** Does the work on a thread of the group; fails if it does. */
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
            "corral");
    thread.start();
    thread.join();
    if (failure.get() != null) {
      throw new AssertionError(failure.get().getMessage(), failure.get());
    }
  }

  /** Waits until all threads have ended; fails if they do not. */
  void assertEmptyWithin(Duration patience) throws InterruptedException {
    long deadlineNanos = System.nanoTime() + patience.toNanos();
    for (Thread thread : threads()) {
      long leftMillis = Duration.ofNanos(deadlineNanos - System.nanoTime()).toMillis();
      thread.join(Math.max(1, leftMillis));
    }
    assertEquals(List.of(), threads(), "Threads that were left behind");
  }

  private List<Thread> threads() {
    Thread[] threads = new Thread[2 * group.activeCount() + 8];
    return Arrays.stream(threads, 0, group.enumerate(threads))
        .filter(thread -> EVERYBODYS.stream().noneMatch(thread.getName()::startsWith))
        .toList();
  }
}
