package dev.sockjs.testkit.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sockjs.spi.Scheduler.Cancellable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ManualSchedulerTest {

  private final ManualScheduler timer = new ManualScheduler();
  private final List<String> ran = new ArrayList<>();

  @Test
  void tasksRunInOrderEachAtItsOwnTime() {
    long start = timer.nanoTime();
    timer.schedule(Duration.ofSeconds(3), () -> ran.add("third at " + secondsSince(start)));
    timer.schedule(Duration.ofSeconds(1), () -> ran.add("first at " + secondsSince(start)));
    timer.schedule(Duration.ofSeconds(1), () -> ran.add("second at " + secondsSince(start)));

    timer.advance(Duration.ofSeconds(2));
    assertEquals(List.of("first at 1", "second at 1"), ran);
    assertEquals(2, secondsSince(start));
    assertEquals(1, timer.pending());

    timer.advance(Duration.ofSeconds(1));
    assertEquals(List.of("first at 1", "second at 1", "third at 3"), ran);
    assertEquals(0, timer.pending());
  }

  @Test
  void whatATaskSchedulesRunsWithinTheSameAdvanceIfItIsDue() {
    timer.schedule(
        Duration.ofSeconds(1),
        () -> timer.schedule(Duration.ofSeconds(1), () -> ran.add("second hop")));

    timer.advance(Duration.ofMillis(1999));
    assertEquals(List.of(), ran);
    timer.advance(Duration.ofMillis(1));
    assertEquals(List.of("second hop"), ran);
  }

  @Test
  void aTaskWithoutDelayWaitsForTheNextAdvance() {
    timer.schedule(Duration.ZERO, () -> ran.add("due"));
    assertEquals(List.of(), ran);
    timer.advance(Duration.ZERO);
    assertEquals(List.of("due"), ran);
  }

  @Test
  void aCancelledTaskNeitherRunsNorCounts() {
    Cancellable task = timer.schedule(Duration.ofSeconds(1), () -> ran.add("cancelled"));
    task.cancel();
    task.cancel();
    assertEquals(0, timer.pending());
    timer.advance(Duration.ofSeconds(1));
    assertEquals(List.of(), ran);
  }

  @Test
  void aSleepingMachineMovesTheWallClockAlone() {
    timer.schedule(Duration.ofMinutes(1), () -> ran.add("ran"));
    long nanoTime = timer.nanoTime();
    Instant now = timer.now();

    timer.suspend(Duration.ofHours(8));
    assertEquals(nanoTime, timer.nanoTime());
    assertEquals(now.plus(Duration.ofHours(8)), timer.now());
    timer.advance(Duration.ZERO);
    assertEquals(List.of(), ran);
  }

  @Test
  void nanoTimeWrapsWithinTheFirstMinute() {
    long before = timer.nanoTime();
    timer.advance(Duration.ofMinutes(1));
    assertEquals(-1, Long.signum(timer.nanoTime()));
    assertEquals(Duration.ofMinutes(1).toNanos(), timer.nanoTime() - before);
  }

  @Test
  void timeDoesNotGoBack() {
    assertThrows(IllegalArgumentException.class, () -> timer.advance(Duration.ofNanos(-1)));
    assertThrows(IllegalArgumentException.class, () -> timer.suspend(Duration.ofNanos(-1)));
  }

  private long secondsSince(long start) {
    return Duration.ofNanos(timer.nanoTime() - start).toSeconds();
  }
}
