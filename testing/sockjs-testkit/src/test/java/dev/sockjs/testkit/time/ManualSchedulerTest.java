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

  private final ManualScheduler scheduler = new ManualScheduler();
  private final List<String> ran = new ArrayList<>();

  @Test
  void tasksRunInOrderAtTheirTimes() {
    long start = scheduler.nanoTime();
    scheduler.schedule(Duration.ofSeconds(3), () -> ran.add("third at " + secondsSince(start)));
    scheduler.schedule(Duration.ofSeconds(1), () -> ran.add("first at " + secondsSince(start)));
    scheduler.schedule(Duration.ofSeconds(1), () -> ran.add("second at " + secondsSince(start)));

    scheduler.advance(Duration.ofSeconds(2));
    assertEquals(List.of("first at 1", "second at 1"), ran);
    assertEquals(2, secondsSince(start));
    assertEquals(1, scheduler.pending());

    scheduler.advance(Duration.ofSeconds(1));
    assertEquals(List.of("first at 1", "second at 1", "third at 3"), ran);
    assertEquals(0, scheduler.pending());
  }

  @Test
  void taskScheduledByTaskRunsInSameAdvanceIfDue() {
    scheduler.schedule(
        Duration.ofSeconds(1),
        () -> scheduler.schedule(Duration.ofSeconds(1), () -> ran.add("second hop")));

    scheduler.advance(Duration.ofMillis(1999));
    assertEquals(List.of(), ran);
    scheduler.advance(Duration.ofMillis(1));
    assertEquals(List.of("second hop"), ran);
  }

  @Test
  void taskWithoutDelayWaitsForNextAdvance() {
    scheduler.schedule(Duration.ZERO, () -> ran.add("due"));
    assertEquals(List.of(), ran);
    scheduler.advance(Duration.ZERO);
    assertEquals(List.of("due"), ran);
  }

  @Test
  void cancelledTaskNeitherRunsNorCounts() {
    Cancellable task = scheduler.schedule(Duration.ofSeconds(1), () -> ran.add("cancelled"));
    task.cancel();
    task.cancel();
    assertEquals(0, scheduler.pending());
    scheduler.advance(Duration.ofSeconds(1));
    assertEquals(List.of(), ran);
  }

  @Test
  void suspendAdvancesOnlyWallClock() {
    scheduler.schedule(Duration.ofMinutes(1), () -> ran.add("ran"));
    long nanoTime = scheduler.nanoTime();
    Instant now = scheduler.now();

    scheduler.suspend(Duration.ofHours(8));
    assertEquals(nanoTime, scheduler.nanoTime());
    assertEquals(now.plus(Duration.ofHours(8)), scheduler.now());
    scheduler.advance(Duration.ZERO);
    assertEquals(List.of(), ran);
  }

  @Test
  void nanoTimeOverflowsWithinFirstMinute() {
    long before = scheduler.nanoTime();
    scheduler.advance(Duration.ofMinutes(1));
    assertEquals(-1, Long.signum(scheduler.nanoTime()));
    assertEquals(Duration.ofMinutes(1).toNanos(), scheduler.nanoTime() - before);
  }

  @Test
  void negativeTimeIsRejected() {
    assertThrows(IllegalArgumentException.class, () -> scheduler.advance(Duration.ofNanos(-1)));
    assertThrows(IllegalArgumentException.class, () -> scheduler.suspend(Duration.ofNanos(-1)));
  }

  private long secondsSince(long start) {
    return Duration.ofNanos(scheduler.nanoTime() - start).toSeconds();
  }
}
