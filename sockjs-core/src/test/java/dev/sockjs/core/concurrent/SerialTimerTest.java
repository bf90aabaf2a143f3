package dev.sockjs.core.concurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.testkit.time.ManualScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SerialTimerTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final List<String> log = new ArrayList<>();
  private final ManualScheduler scheduler = new ManualScheduler();
  private final SerialExecutor serial =
      SerialExecutor.direct(
          failure -> {
            throw new AssertionError(failure);
          });
  private final SerialTimer timer = new SerialTimer(scheduler, serial);

  @Test
  void taskRunsOnceAfterTheDelay() {
    timer.set(SECOND, () -> log.add("task"));
    assertTrue(timer.isSet());
    scheduler.advance(SECOND.minusNanos(1));
    assertEquals(List.of(), log);
    scheduler.advance(SECOND);
    assertEquals(List.of("task"), log);
    assertFalse(timer.isSet());
  }

  @Test
  void cancelledTaskDoesNotRun() {
    timer.set(SECOND, () -> log.add("task"));
    timer.cancel();
    assertFalse(timer.isSet());
    assertEquals(0, scheduler.pending());
    timer.cancel();
  }

  @Test
  void newTaskReplacesTheOldOne() {
    timer.set(SECOND, () -> log.add("old"));
    timer.set(SECOND.multipliedBy(2), () -> log.add("new"));
    assertEquals(1, scheduler.pending());
    scheduler.advance(SECOND.multipliedBy(2));
    assertEquals(List.of("new"), log);
  }

  @Test
  void taskThatIsAlreadyQueuedDoesNotRunAfterCancel() {
    timer.set(SECOND, () -> log.add("task"));
    serial.execute(
        () -> {
          scheduler.advance(SECOND);
          timer.cancel();
        });
    assertEquals(List.of(), log);
  }

  @Test
  void taskThatIsAlreadyQueuedDoesNotRunIfItIsReplaced() {
    timer.set(SECOND, () -> log.add("old"));
    serial.execute(
        () -> {
          scheduler.advance(SECOND);
          timer.set(SECOND, () -> log.add("new"));
        });
    assertEquals(List.of(), log);
    scheduler.advance(SECOND);
    assertEquals(List.of("new"), log);
  }

  @Test
  void taskMaySetTheTimerAgain() {
    timer.set(SECOND, () -> timer.set(SECOND, () -> log.add("second")));
    scheduler.advance(SECOND);
    assertTrue(timer.isSet());
    scheduler.advance(SECOND);
    assertEquals(List.of("second"), log);
  }
}
