package dev.sockjs.core.concurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class FallbackExecutorTest {

  private final List<String> log = new ArrayList<>();

  private Executor running(String name) {
    return task -> {
      log.add(name);
      task.run();
    };
  }

  private static Executor rejecting() {
    return task -> {
      throw new RejectedExecutionException("rejected by the test");
    };
  }

  private void execute(Executor first, Executor second) {
    new FallbackExecutor(first, second).execute(() -> log.add("task"));
  }

  @Test
  void taskRunsOnTheFirstExecutor() {
    execute(running("first"), running("second"));
    assertEquals(List.of("first", "task"), log);
  }

  @Test
  void taskThatIsRejectedRunsOnTheSecondExecutor() {
    execute(rejecting(), running("second"));
    assertEquals(List.of("second", "task"), log);
  }

  @Test
  void failureOfATaskIsNotARejection() {
    Executor executor = new FallbackExecutor(Runnable::run, running("second"));
    assertThrows(
        IllegalStateException.class,
        () ->
            executor.execute(
                () -> {
                  throw new IllegalStateException("thrown by the test");
                }));
    assertEquals(List.of(), log);
  }
}
