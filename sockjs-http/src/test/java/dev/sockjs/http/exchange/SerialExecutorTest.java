package dev.sockjs.http.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.fixtures.ManualExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class SerialExecutorTest {

  private final ManualExecutor executor = new ManualExecutor();
  private final List<String> results = new ArrayList<>();
  private final SerialExecutor serial =
      new SerialExecutor(executor, e -> results.add(e.getMessage()));

  @Test
  void taskRunsOnTheCallingThreadWhileNoTaskIsRunning() {
    serial.run(() -> results.add(Thread.currentThread().getName()));

    assertEquals(List.of(Thread.currentThread().getName()), results);
  }

  @Test
  void dispatchedTaskRunsOnTheExecutor() {
    serial.dispatch(() -> results.add("dispatched"));
    assertEquals(List.of(), results);

    executor.runAll();
    assertEquals(List.of("dispatched"), results);
  }

  @Test
  void startedTaskRunsOnTheCallingThreadAndLaterTasksOnTheExecutor() {
    serial.start(
        () -> {
          serial.run(() -> results.add("second"));
          serial.start(() -> results.add("third"));
          results.add("first");
        });
    assertEquals(List.of("first"), results);

    executor.runAll();
    assertEquals(List.of("first", "second", "third"), results);
  }

  @Test
  void startedTaskWaitsForTheTasksBeforeIt() {
    serial.dispatch(() -> results.add("first"));
    serial.start(() -> results.add("second"));
    assertEquals(List.of(), results);

    executor.runAll();
    assertEquals(List.of("first", "second"), results);
  }

  @Test
  void taskWaitsForDispatchedTaskBeforeIt() {
    serial.dispatch(() -> results.add("first"));
    serial.run(() -> results.add("second"));
    assertEquals(List.of(), results);

    executor.runAll();
    assertEquals(List.of("first", "second"), results);
  }

  @Test
  void taskAddedByTaskWaitsForItsEnd() {
    serial.run(
        () -> {
          serial.run(() -> results.add("second"));
          serial.dispatch(() -> results.add("third"));
          results.add("first");
        });

    assertEquals(List.of("first", "second", "third"), results);
    assertEquals(0, executor.size());
  }

  @Test
  void tasksThatAddTasksDoNotOverflowTheStack() {
    AtomicInteger left = new AtomicInteger(100_000);
    serial.run(
        new Runnable() {
          @Override
          public void run() {
            if (left.decrementAndGet() > 0) {
              serial.run(this);
            }
          }
        });

    assertEquals(0, left.get());
  }

  @Test
  void exceptionIsReportedAndLaterTasksRun() {
    serial.run(
        () -> {
          serial.run(() -> results.add("next"));
          throw new IllegalStateException("failed");
        });

    assertEquals(List.of("failed", "next"), results);
  }

  @Test
  void errorIsReportedAndLaterTasksRun() {
    serial.run(
        () -> {
          serial.run(() -> results.add("later"));
          throw new AssertionError("thrown by the test");
        });

    assertEquals(List.of("thrown by the test", "later"), results);
  }

  @Test
  void tasksRunWhenTheExecutorRejectsThem() {
    SerialExecutor rejecting =
        new SerialExecutor(
            task -> {
              throw new RejectedExecutionException();
            },
            Assertions::fail);
    rejecting.dispatch(() -> results.add("results"));

    assertEquals(List.of("results"), results);
  }

  @Test
  void tasksOfManyThreadsDoNotOverlapAndKeepTheOrderOfEachThread() throws InterruptedException {
    int threads = 8;
    int each = 10_000;
    SerialExecutor shared = new SerialExecutor(task -> new Thread(task).start(), Assertions::fail);
    int[] last = new int[threads];
    CountDownLatch ready = new CountDownLatch(threads * each);
    IntStream.range(0, threads)
        .forEach(
            thread ->
                new Thread(
                        () -> {
                          for (int i = 1; i <= each; i++) {
                            int number = i;
                            // Synchronised only by the serial executor.
                            Runnable task =
                                () -> {
                                  int before = last[thread];
                                  last[thread] = number;
                                  assertEquals(number - 1, before);
                                  ready.countDown();
                                };
                            if (i % 100 == 0) {
                              shared.dispatch(task);
                            } else if (i % 10 == 0) {
                              shared.start(task);
                            } else {
                              shared.run(task);
                            }
                          }
                        })
                    .start());

    Assertions.assertTrue(ready.await(60, TimeUnit.SECONDS));
  }
}
