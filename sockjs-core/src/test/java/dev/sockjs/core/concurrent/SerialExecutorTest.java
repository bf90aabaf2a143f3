package dev.sockjs.core.concurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.fixtures.ExpectedLogs;
import dev.sockjs.fixtures.ManualExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SerialExecutorTest {

  private final List<String> log = new ArrayList<>();
  private final SerialExecutor serial =
      SerialExecutor.direct(failure -> log.add("failed: " + failure.getMessage()));

  @Test
  void taskThatSubmitsAnotherFinishesFirst() {
    serial.execute(
        () -> {
          serial.execute(() -> log.add("second"));
          log.add("first");
        });
    assertEquals(List.of("first", "second"), log);
  }

  @Test
  void failureOfATaskIsReportedBeforeTheNextTask() {
    serial.execute(
        () -> {
          serial.execute(() -> log.add("next"));
          throw new IllegalStateException("thrown by the test");
        });
    assertEquals(List.of("failed: thrown by the test", "next"), log);
  }

  @Test
  void errorOfATaskIsReportedToo() {
    serial.execute(
        () -> {
          throw new AssertionError("thrown by the test");
        });
    assertEquals(List.of("failed: thrown by the test"), log);
  }

  @Test
  void failureHandlerThatThrowsDoesNotStopTheNextTask() {
    SerialExecutor failing =
        SerialExecutor.direct(
            failure -> {
              throw new IllegalStateException("thrown by the handler");
            });
    try (ExpectedLogs logs = ExpectedLogs.of("dev.sockjs.core", "thrown by the handler")) {
      failing.execute(
          () -> {
            failing.execute(() -> log.add("next"));
            throw new IllegalStateException("thrown by the test");
          });
      assertEquals(List.of("Handling the failure of a task failed"), logs.messages());
    }
    failing.execute(() -> log.add("later"));
    assertEquals(List.of("next", "later"), log);
  }

  @Test
  void tasksRunOnTheGivenExecutor() {
    ManualExecutor executor = new ManualExecutor();
    SerialExecutor onExecutor = new SerialExecutor(executor, failure -> {});
    onExecutor.execute(() -> log.add("first"));
    onExecutor.execute(() -> log.add("second"));
    assertEquals(List.of(), log);
    assertEquals(1, executor.size(), "one task of the executor runs all");
    executor.runNext();
    assertEquals(List.of("first", "second"), log);
    onExecutor.execute(() -> log.add("third"));
    executor.runNext();
    assertEquals(List.of("first", "second", "third"), log);
  }

  @Test
  void tasksOfSeveralThreadsNeverOverlapAndKeepTheOrderOfEachThread() throws Exception {
    int threads = 8;
    int tasksPerThread = 10_000;
    int[] last = new int[threads];
    AtomicInteger running = new AtomicInteger();
    AtomicInteger violations = new AtomicInteger();
    CountDownLatch done = new CountDownLatch(threads * tasksPerThread);
    for (int t = 0; t < threads; t++) {
      int thread = t;
      Runnable submitAll =
          () -> {
            for (int i = 1; i <= tasksPerThread; i++) {
              int number = i;
              serial.execute(
                  () -> {
                    if (running.incrementAndGet() != 1 || last[thread] != number - 1) {
                      violations.incrementAndGet();
                    }
                    last[thread] = number;
                    running.decrementAndGet();
                    done.countDown();
                  });
            }
          };
      new Thread(submitAll).start();
    }
    assertTrue(done.await(30, TimeUnit.SECONDS));
    assertEquals(0, violations.get());
  }
}
