package dev.sockjs.cli.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class SendPlanTest {

  private static final Duration DAY = BenchSettings.MAX_DURATION;

  @Test
  void messagesAreSpreadOverTimeAndSessions() {
    SendPlan plan = new SendPlan(4, 2, Duration.ofSeconds(1));
    assertEquals(0, plan.dueNanos(0, 0));
    assertEquals(250_000_000, plan.dueNanos(1, 0));
    assertEquals(500_000_000, plan.dueNanos(0, 1));
    assertEquals(750_000_000, plan.dueNanos(1, 1));
  }

  @Test
  void messagesAreDueBeforeTheEndOnly() {
    SendPlan plan = new SendPlan(4, 2, Duration.ofSeconds(1));
    assertEquals(0, plan.dueCount(-1));
    assertEquals(1, plan.dueCount(0));
    assertEquals(4, plan.dueCount(999_999_999));
    assertEquals(4, plan.dueCount(Long.MAX_VALUE));
  }

  @Test
  void highestRateOfADayDoesNotOverflow() {
    SendPlan plan = new SendPlan(BenchSettings.MAX_RATE, 1, DAY);
    long all = 86_400L * BenchSettings.MAX_RATE;
    assertEquals(all, plan.dueCount(DAY.toNanos()));
    assertEquals(DAY.toNanos() - 1000, plan.dueNanos(all - 1));
  }
}
