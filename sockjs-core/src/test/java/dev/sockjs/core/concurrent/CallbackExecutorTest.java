package dev.sockjs.core.concurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.sockjs.testkit.time.ManualScheduler;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** Threads that have been asked for stand still until the test runs them, like blocked ones. */
class CallbackExecutorTest {

  private static final int FEW = 3;

  private final Queue<Runnable> threads = new ArrayDeque<>();
  private final ManualScheduler scheduler = new ManualScheduler();
  private final CallbackExecutor executor = new CallbackExecutor(threads::add, scheduler, FEW);
  private final List<Integer> done = new ArrayList<>();

  @Test
  void manyTasksRunOnFewThreads() {
    submit(100);
    assertEquals(FEW, threads.size());
    threads.remove().run();
    assertEquals(100, done.size());
  }

  @Test
  void tasksRunInTheOrderInWhichTheyCame() {
    submit(5);
    threads.remove().run();
    assertEquals(List.of(0, 1, 2, 3, 4), done);
  }

  @Test
  void allWaitingTasksGetThreadsWhenAllWorkersAreBlocked() {
    submit(FEW + 10);
    check();
    assertEquals(FEW, threads.size(), "one check cannot tell a task that is blocked");
    check();
    assertEquals(FEW + FEW + 10, threads.size());
  }

  @Test
  void workersOfShortTasksStayFew() {
    CallbackExecutor single = new CallbackExecutor(threads::add, scheduler, 1);
    for (int i = 0; i < 10; i++) {
      single.execute(() -> {});
      single.execute(this::check);
    }
    threads.remove().run();
    assertEquals(0, threads.size());
  }

  /** One task between two checks is not blocked, but takes long. */
  @Test
  void tasksThatTakeLongGetMoreThreads() {
    CallbackExecutor single = new CallbackExecutor(threads::add, scheduler, 1);
    for (int i = 0; i < 10; i++) {
      single.execute(this::check);
    }
    threads.remove().run();
    assertFalse(threads.isEmpty());
  }

  @Test
  void blockedWorkerIsReplaced() {
    CallbackExecutor pair = new CallbackExecutor(threads::add, scheduler, 2);
    pair.execute(() -> done.add(-1));
    threads.remove(); // its thread is blocked
    for (int i = 0; i < 3; i++) {
      int number = i;
      pair.execute(
          () -> {
            check();
            done.add(number);
          });
    }
    threads.remove().run();
    assertEquals(1, threads.size());
  }

  @Test
  void interruptOfOneTaskDoesNotReachTheNext() {
    executor.execute(() -> Thread.currentThread().interrupt());
    executor.execute(() -> done.add(Thread.currentThread().isInterrupted() ? 1 : 0));
    threads.remove().run();
    assertEquals(List.of(0), done);
  }

  @Test
  void threadsAreFewAgainAfterTheBlockedOnesReturn() {
    submit(FEW + 10);
    check();
    check();
    runAll();
    done.clear();
    submit(100);
    assertEquals(FEW, threads.size());
    runAll();
    assertEquals(100, done.size());
  }

  @Test
  void checksEndWhenNothingWaits() {
    submit(FEW + 1);
    runAll();
    check();
    assertEquals(0, scheduler.pending());
  }

  @Test
  void everyTaskHasAThreadOnceClosed() {
    submit(FEW + 10);
    executor.close();
    submit(2);
    assertEquals(FEW + FEW + 10 + 2, threads.size());
    runAll();
    assertEquals(FEW + 12, done.size());
  }

  @Test
  void taskThatThrowsEndsNoWorker() {
    executor.execute(
        () -> {
          throw new IllegalStateException("on purpose");
        });
    submit(1);
    threads.remove().run();
    assertEquals(List.of(0), done);
  }

  private void submit(int count) {
    for (int i = 0; i < count; i++) {
      int number = i;
      executor.execute(() -> done.add(number));
    }
  }

  private void check() {
    scheduler.advance(Duration.ofMillis(10));
  }

  private void runAll() {
    while (!threads.isEmpty()) {
      threads.remove().run();
    }
  }
}
