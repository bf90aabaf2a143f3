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
  private final List<String> done = new ArrayList<>();
  private final SerialExecutor turns = new SerialExecutor(executor, e -> done.add(e.getMessage()));

  @Test
  void aTaskRunsAtOnceOnTheThreadThatFindsNobodyAtWork() {
    turns.run(() -> done.add(Thread.currentThread().getName()));

    assertEquals(List.of(Thread.currentThread().getName()), done);
  }

  @Test
  void aDispatchedTaskRunsOnTheExecutor() {
    turns.dispatch(() -> done.add("dispatched"));
    assertEquals(List.of(), done);

    executor.runAll();
    assertEquals(List.of("dispatched"), done);
  }

  @Test
  void aTaskBehindADispatchedOneWaitsForIt() {
    turns.dispatch(() -> done.add("first"));
    turns.run(() -> done.add("second"));
    assertEquals(List.of(), done);

    executor.runAll();
    assertEquals(List.of("first", "second"), done);
  }

  @Test
  void whatATaskHandsInWaitsForItsEnd() {
    turns.run(
        () -> {
          turns.run(() -> done.add("second"));
          turns.dispatch(() -> done.add("third"));
          done.add("first");
        });

    assertEquals(List.of("first", "second", "third"), done);
    assertEquals(0, executor.size());
  }

  @Test
  void aTaskThatHandsInTheNextForEverDoesNotUseUpTheStack() {
    AtomicInteger left = new AtomicInteger(100_000);
    turns.run(
        new Runnable() {
          @Override
          public void run() {
            if (left.decrementAndGet() > 0) {
              turns.run(this);
            }
          }
        });

    assertEquals(0, left.get());
  }

  @Test
  void aTaskThatThrowsIsReportedAndDoesNotStopTheOthers() {
    turns.run(
        () -> {
          turns.run(() -> done.add("next"));
          throw new IllegalStateException("broken");
        });

    assertEquals(List.of("broken", "next"), done);
  }

  @Test
  void tasksStillRunWhenTheExecutorTakesNoMore() {
    SerialExecutor closed =
        new SerialExecutor(
            task -> {
              throw new RejectedExecutionException();
            },
            Assertions::fail);
    closed.dispatch(() -> done.add("done"));

    assertEquals(List.of("done"), done);
  }

  @Test
  void tasksOfManyThreadsNeverOverlapAndKeepEachThreadsOrder() throws InterruptedException {
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
                            // No synchronisation but that of the turns.
                            Runnable task =
                                () -> {
                                  int before = last[thread];
                                  last[thread] = number;
                                  assertEquals(number - 1, before);
                                  ready.countDown();
                                };
                            if (i % 100 == 0) {
                              shared.dispatch(task);
                            } else {
                              shared.run(task);
                            }
                          }
                        })
                    .start());

    Assertions.assertTrue(ready.await(60, TimeUnit.SECONDS));
  }
}
