package dev.sockjs.core.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RtoTest {

  private static final Duration NO_MINIMUM = Duration.ofMillis(1);

  @Test
  void fastNetworkGets300MillisecondsMoreThanItsRtt() {
    assertEquals(Duration.ofMillis(307), allowance(Duration.ofMillis(7), 1));
    assertEquals(Duration.ofMillis(300), allowance(Duration.ZERO, 1));
  }

  @Test
  void slowNetworkGetsFourTimesItsRtt() {
    assertEquals(Duration.ofMillis(404), allowance(Duration.ofMillis(101), 1));
    assertEquals(Duration.ofSeconds(4), allowance(Duration.ofSeconds(1), 1));
  }

  @Test
  void bothRulesAgreeAt100Milliseconds() {
    assertEquals(Duration.ofMillis(400), allowance(Duration.ofMillis(100), 1));
  }

  @Test
  void everyRoundTripCounts() {
    assertEquals(Duration.ofMillis(1200), allowance(Duration.ofMillis(100), 3));
  }

  @Test
  void minimumAppliesToAFastNetwork() {
    Duration minimum = Duration.ofSeconds(2);
    assertEquals(minimum, Rto.of(Duration.ofMillis(7)).allowance(minimum, 2));
  }

  @Test
  void allowanceWithoutAnRttIsFiveSecondsForAnyRoundTrips() {
    assertEquals(Duration.ofSeconds(5), Rto.unmeasured().allowance(Duration.ofSeconds(2), 1));
    assertEquals(Duration.ofSeconds(5), Rto.unmeasured().allowance(Duration.ofSeconds(2), 9));
  }

  @Test
  void minimumAppliesWithoutAnRtt() {
    assertEquals(Duration.ofSeconds(6), Rto.unmeasured().allowance(Duration.ofSeconds(6), 1));
  }

  private static Duration allowance(Duration rtt, int roundTrips) {
    return Rto.of(rtt).allowance(NO_MINIMUM, roundTrips);
  }
}
