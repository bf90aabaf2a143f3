package dev.sockjs.core.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RtoTest {

  private static final Duration NO_FLOOR = Duration.ofMillis(1);

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
  void bothRulesMeetAt100Milliseconds() {
    assertEquals(Duration.ofMillis(400), allowance(Duration.ofMillis(100), 1));
  }

  @Test
  void everyRoundTripCounts() {
    assertEquals(Duration.ofMillis(1200), allowance(Duration.ofMillis(100), 3));
  }

  @Test
  void floorHoldsWhereTheNetworkIsFast() {
    Duration floor = Duration.ofSeconds(2);
    assertEquals(floor, Rto.of(Duration.ofMillis(7)).allowance(floor, 2));
  }

  @Test
  void fiveSecondsWithoutAnRttHoweverManyRoundTrips() {
    assertEquals(Duration.ofSeconds(5), Rto.unmeasured().allowance(Duration.ofSeconds(2), 1));
    assertEquals(Duration.ofSeconds(5), Rto.unmeasured().allowance(Duration.ofSeconds(2), 9));
  }

  @Test
  void floorHoldsWithoutAnRtt() {
    assertEquals(Duration.ofSeconds(6), Rto.unmeasured().allowance(Duration.ofSeconds(6), 1));
  }

  private static Duration allowance(Duration rtt, int roundTrips) {
    return Rto.of(rtt).allowance(NO_FLOOR, roundTrips);
  }
}
