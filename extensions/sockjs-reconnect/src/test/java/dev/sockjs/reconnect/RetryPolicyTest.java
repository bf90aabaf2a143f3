package dev.sockjs.reconnect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings of a policy, and its delays. */
final class RetryPolicyTest {

  @Test
  void defaultsAreDocumented() {
    RetryPolicy policy = RetryPolicy.defaults();
    assertEquals(Duration.ofSeconds(1), policy.firstDelay());
    assertEquals(2, policy.factor());
    assertEquals(Duration.ofMinutes(1), policy.longestDelay());
    assertEquals(0.5, policy.jitter());
    assertEquals(OptionalInt.empty(), policy.maxAttempts());
    assertEquals(Optional.empty(), policy.giveUpAfter());
    assertEquals(Duration.ofSeconds(10), policy.stableAfter());
  }

  @Test
  void builderOfAPolicyHasItsSettings() {
    Predicate<Disconnect> never = end -> false;
    RetryPolicy policy =
        RetryPolicy.builder()
            .firstDelay(Duration.ofMillis(2))
            .factor(1.5)
            .longestDelay(Duration.ofMillis(9))
            .jitter(0.25)
            .maxAttempts(7)
            .giveUpAfter(Duration.ofSeconds(3))
            .stableAfter(Duration.ZERO)
            .retryIf(never)
            .build()
            .toBuilder()
            .build();
    assertEquals(Duration.ofMillis(2), policy.firstDelay());
    assertEquals(1.5, policy.factor());
    assertEquals(Duration.ofMillis(9), policy.longestDelay());
    assertEquals(0.25, policy.jitter());
    assertEquals(OptionalInt.of(7), policy.maxAttempts());
    assertEquals(Optional.of(Duration.ofSeconds(3)), policy.giveUpAfter());
    assertEquals(Duration.ZERO, policy.stableAfter());
    assertSame(never, policy.retryIf());
  }

  @Test
  void delaysDoNotOverflow() {
    RetryPolicy policy = RetryPolicy.builder().factor(1e300).build();
    assertEquals(Duration.ofMinutes(1), policy.delay(Integer.MAX_VALUE, 0));
    assertEquals(Duration.ofSeconds(30), policy.delay(Integer.MAX_VALUE, 1));
  }

  @Test
  void jitterLeavesAtLeastAMillisecond() {
    assertEquals(Duration.ofMillis(1), RetryPolicy.builder().jitter(1).build().delay(0, 1));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.99, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void factorIsChecked(double factor) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> RetryPolicy.builder().factor(factor));
    assertEquals("factor must be at least 1, but it is " + factor, refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.01, 1.01, Double.NaN})
  void jitterIsChecked(double jitter) {
    assertThrows(IllegalArgumentException.class, () -> RetryPolicy.builder().jitter(jitter));
  }

  @Test
  void durationsAreChecked() {
    RetryPolicyBuilder builder = RetryPolicy.builder();
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> builder.firstDelay(Duration.ofNanos(999_999)));
    assertEquals(
        "firstDelay must be from PT0.001S to PT876000H, but it is PT0.000999999S",
        refused.getMessage());
    assertThrows(IllegalArgumentException.class, () -> builder.longestDelay(Duration.ZERO));
    assertThrows(
        IllegalArgumentException.class,
        () -> builder.giveUpAfter(Duration.ofSeconds(Long.MAX_VALUE)));
    assertThrows(IllegalArgumentException.class, () -> builder.stableAfter(Duration.ofMillis(-1)));
    assertThrows(IllegalArgumentException.class, () -> builder.maxAttempts(0));
  }
}
