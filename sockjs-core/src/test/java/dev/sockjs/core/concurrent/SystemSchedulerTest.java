package dev.sockjs.core.concurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SystemSchedulerTest {

  private static final long SECONDS = 20;

  @Test
  void taskThatBlocksDelaysNoOtherTask() throws InterruptedException {
    ThreadPoolExecutor workers = WorkerPool.create();
    CountDownLatch blocked = new CountDownLatch(1);
    CountDownLatch other = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    try (SystemScheduler scheduler = new SystemScheduler(workers)) {
      scheduler.schedule(
          Duration.ZERO,
          () -> {
            blocked.countDown();
            try {
              release.await();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
          });
      assertTrue(blocked.await(SECONDS, TimeUnit.SECONDS));
      scheduler.schedule(Duration.ZERO, other::countDown);
      assertTrue(other.await(SECONDS, TimeUnit.SECONDS));
    } finally {
      release.countDown();
      workers.shutdown();
    }
    assertTrue(workers.awaitTermination(SECONDS, TimeUnit.SECONDS));
  }

  @Test
  void taskRunsOnTheTimersThreadIfThereIsNoOther() throws InterruptedException {
    CountDownLatch ran = new CountDownLatch(1);
    Executor exhausted =
        task -> {
          throw new OutOfMemoryError("thrown by the test");
        };
    try (SystemScheduler scheduler = new SystemScheduler(exhausted)) {
      scheduler.schedule(Duration.ZERO, ran::countDown);
      assertTrue(ran.await(SECONDS, TimeUnit.SECONDS));
    }
    assertEquals(0, ran.getCount());
  }
}
