package dev.sockjs.cli.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

final class SendPlanProperties {

  private static final Duration DAY = BenchSettings.MAX_DURATION;

  @Property
  void messageIsDueFromItsTimeOn(
      @ForAll @IntRange(min = 1, max = 1_000_000) int rate,
      @ForAll @LongRange(min = 1, max = 80_000) long index) {
    SendPlan plan = new SendPlan(rate, 1, DAY);
    long dueNanos = plan.dueNanos(index);
    assertTrue(plan.dueCount(dueNanos) >= index + 1);
    assertTrue(plan.dueCount(dueNanos - 1) <= index);
  }

  @Property
  void sessionsShareAllMessages(
      @ForAll @IntRange(min = 1, max = 10_000) int rate,
      @ForAll @IntRange(min = 1, max = 50) int sessions,
      @ForAll @LongRange(min = -1, max = 20_000_000_000L) long elapsedNanos) {
    SendPlan plan = new SendPlan(rate, sessions, Duration.ofSeconds(10));
    assertEquals(
        plan.dueCount(elapsedNanos),
        IntStream.range(0, sessions).mapToLong(s -> plan.dueCount(s, elapsedNanos)).sum());
  }
}
