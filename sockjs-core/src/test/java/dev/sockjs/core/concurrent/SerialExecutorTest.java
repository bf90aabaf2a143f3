package dev.sockjs.core.concurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SerialExecutorTest {

  private final List<String> defects = new ArrayList<>();
  private final SerialExecutor serial =
      SerialExecutor.direct(defect -> defects.add(defect.getMessage()));

  @Test
  void aTaskThatPostsIsFinishedFirst() {
    List<String> log = new ArrayList<>();
    serial.execute(
        () -> {
          serial.execute(() -> log.add("second"));
          log.add("first");
        });
    assertEquals(List.of("first", "second"), log);
  }

  @Test
  void aTaskThatThrowsIsToldAndDoesNotStopTheNext() {
    List<String> log = new ArrayList<>();
    serial.execute(
        () -> {
          serial.execute(() -> log.add("next"));
          throw new IllegalStateException("as planned by the test");
        });
    assertEquals(List.of("next"), log);
    assertEquals(List.of("as planned by the test"), defects);
  }

  @Test
  void tasksOfManyThreadsNeverOverlapAndKeepTheOrderOfEachThread() throws InterruptedException {
    int threads = 8;
    int each = 10_000;
    int[] last = new int[threads];
    int[] inside = new int[1];
    int[] wrong = new int[1];
    CountDownLatch done = new CountDownLatch(threads * each);
    for (int t = 0; t < threads; t++) {
      int thread = t;
      new Thread(
              () -> {
                for (int i = 1; i <= each; i++) {
                  int number = i;
                  serial.execute(
                      () -> {
                        wrong[0] += inside[0]++ == 0 && last[thread] == number - 1 ? 0 : 1;
                        last[thread] = number;
                        inside[0]--;
                        done.countDown();
                      });
                }
              })
          .start();
    }
    assertEquals(true, done.await(30, TimeUnit.SECONDS));
    assertEquals(0, wrong[0]);
  }
}
