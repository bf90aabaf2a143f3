package dev.sockjs.blackbox.reliability;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;

/** Runs test cases concurrently, since they mostly wait, and checks that no thread is left. */
final class ConcurrentCases {

  private static final int MAX_CONCURRENT = 24;
  private static final long TIMEOUT_MILLIS = 20_000;

  /** Threads that the JDK starts once, in the group of the thread that first needs them. */
  private static final List<String> JDK_THREADS =
      List.of("ForkJoinPool.commonPool", "CompletableFutureDelayScheduler");

  /** One test case. */
  @FunctionalInterface
  interface Case {
    void run() throws Exception;
  }

  private final Map<String, Case> cases = new LinkedHashMap<>();

  /** Adds a case. A failure is reported under its name. */
  ConcurrentCases add(String name, Case testCase) {
    cases.put(name, testCase);
    return this;
  }

  /**
   * Runs all cases. Fails if one of them fails, or if a thread that a case started is left. Threads
   * of clients and servers belong to the thread group of the thread that made them.
   */
  void run() throws InterruptedException {
    ThreadGroup group = new ThreadGroup("cases");
    ExecutorService executor =
        Executors.newFixedThreadPool(MAX_CONCURRENT, task -> new Thread(group, task));
    List<Executable> results =
        cases.entrySet().stream().map(testCase -> result(executor, testCase)).toList();
    executor.shutdown();
    assertAll(results);
    for (Thread thread : threadsIn(group).toList()) {
      thread.join(TIMEOUT_MILLIS);
    }
    assertEquals(List.of(), threadsIn(group).toList(), "threads that have not ended");
  }

  private static Executable result(ExecutorService executor, Map.Entry<String, Case> testCase) {
    Future<?> future =
        executor.submit(
            () -> {
              testCase.getValue().run();
              return null;
            });
    return () -> {
      try {
        future.get();
      } catch (ExecutionException e) {
        throw new AssertionError(testCase.getKey() + ": " + e.getCause(), e.getCause());
      }
    };
  }

  private static Stream<Thread> threadsIn(ThreadGroup group) {
    Thread[] threads = new Thread[2 * group.activeCount() + 64];
    return Arrays.stream(threads, 0, group.enumerate(threads))
        .filter(thread -> JDK_THREADS.stream().noneMatch(thread.getName()::startsWith));
  }
}
