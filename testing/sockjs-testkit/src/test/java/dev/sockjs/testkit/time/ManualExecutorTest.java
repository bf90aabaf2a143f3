package dev.sockjs.testkit.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManualExecutorTest {
  private final ManualExecutor executor = new ManualExecutor();
  private final List<String> ran = new ArrayList<>();

  @Test
  void nothingRunsUntilAskedFor() {
    executor.execute(() -> ran.add("first"));
    executor.execute(() -> ran.add("second"));
    assertEquals(List.of(), ran);
    assertEquals(2, executor.size());
    executor.runNext();
    assertEquals(List.of("first"), ran);
    executor.runNext();
    assertEquals(List.of("first", "second"), ran);
  }

  @Test
  void runAllRunsWhatTasksAddToo() {
    executor.execute(() -> executor.execute(() -> ran.add("inner")));
    assertEquals(2, executor.runAll());
    assertEquals(List.of("inner"), ran);
    assertEquals(0, executor.runAll());
  }

  @Test
  void thereMustBeATaskToRunNext() {
    assertThrows(IllegalStateException.class, executor::runNext);
  }

  @Test
  void whatATaskThrowsIsThrownAndTheRestStays() {
    executor.execute(
        () -> {
          throw new IllegalArgumentException("thrown");
        });
    executor.execute(() -> ran.add("next"));
    assertThrows(IllegalArgumentException.class, executor::runAll);
    assertEquals(1, executor.runAll());
    assertEquals(List.of("next"), ran);
  }
}
