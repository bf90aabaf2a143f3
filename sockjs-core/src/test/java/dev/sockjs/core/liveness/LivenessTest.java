package dev.sockjs.core.liveness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.sockjs.core.liveness.Liveness.Result;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LivenessTest {

  /** So large that it overflows, which breaks comparisons of times instead of differences. */
  private long nanos = Long.MAX_VALUE - Duration.ofSeconds(100).toNanos();

  private Instant now = Instant.EPOCH;

  private Liveness liveness(@Nullable Duration timeout) {
    return new Liveness(timeout, nanos, now);
  }

  private void pass(int seconds) {
    nanos += Duration.ofSeconds(seconds).toNanos();
    now = now.plusSeconds(seconds);
  }

  private static Result waitFor(int seconds) {
    return new Result.Wait(Duration.ofSeconds(seconds));
  }

  private static Result probeAndWait(int seconds) {
    return new Result.Probe(Duration.ofSeconds(seconds));
  }

  @Test
  void serverWithoutHeartbeatsIsProbedAfter60SecondsAndDead25SecondsLater() {
    Liveness liveness = liveness(null);
    assertEquals(waitFor(60), liveness.check(nanos, now));
    pass(59);
    assertEquals(waitFor(1), liveness.check(nanos, now));
    pass(1);
    assertEquals(probeAndWait(25), liveness.check(nanos, now));
    pass(24);
    assertEquals(waitFor(1), liveness.check(nanos, now));
    pass(1);
    assertInstanceOf(Result.Dead.class, liveness.check(nanos, now));
  }

  @Test
  void anyActivityAfterTheProbeKeepsTheServerAlive() {
    Liveness liveness = liveness(null);
    pass(60);
    assertEquals(probeAndWait(25), liveness.check(nanos, now));
    pass(10);
    liveness.activity(nanos);
    pass(15);
    assertEquals(waitFor(45), liveness.check(nanos, now));
    pass(45);
    assertEquals(probeAndWait(25), liveness.check(nanos, now));
  }

  @Test
  void serverThatSendsHeartbeatsIsNeverProbed() {
    Liveness liveness = liveness(null);
    pass(25);
    liveness.heartbeat(nanos);
    assertEquals(waitFor(55), liveness.check(nanos, now));
    pass(54);
    assertEquals(waitFor(1), liveness.check(nanos, now));
    pass(1);
    assertInstanceOf(Result.Dead.class, liveness.check(nanos, now));
  }

  @Test
  void allowanceIs2Point2TimesTheLongestSilenceBeforeAHeartbeat() {
    Liveness liveness = liveness(null);
    pass(40);
    liveness.heartbeat(nanos);
    pass(20);
    liveness.heartbeat(nanos);
    assertEquals(waitFor(88), liveness.check(nanos, now));
  }

  @Test
  void trafficBetweenHeartbeatsDoesNotExtendTheAllowance() {
    Liveness liveness = liveness(null);
    for (int i = 0; i < 3; i++) {
      pass(20);
      liveness.activity(nanos);
    }
    pass(25);
    liveness.heartbeat(nanos);
    assertEquals(waitFor(55), liveness.check(nanos, now));
  }

  @Test
  void applicationsTimeoutReplacesTheDefaultRules() {
    Liveness liveness = liveness(Duration.ofSeconds(10));
    assertEquals(waitFor(5), liveness.check(nanos, now));
    pass(5);
    assertEquals(probeAndWait(5), liveness.check(nanos, now));
    pass(4);
    assertEquals(waitFor(1), liveness.check(nanos, now));
    pass(1);
    assertInstanceOf(Result.Dead.class, liveness.check(nanos, now));
  }

  @Test
  void applicationsTimeoutAppliesToServersWithHeartbeatsToo() {
    Liveness liveness = liveness(Duration.ofSeconds(10));
    pass(3);
    liveness.heartbeat(nanos);
    pass(5);
    assertEquals(probeAndWait(5), liveness.check(nanos, now));
    pass(5);
    assertInstanceOf(Result.Dead.class, liveness.check(nanos, now));
  }

  @Test
  void serverIsProbedAtOnceAfterTheMachineSlept() {
    Liveness liveness = liveness(null);
    assertEquals(waitFor(60), liveness.check(nanos, now));
    pass(10);
    now = now.plusSeconds(3600);
    assertEquals(probeAndWait(25), liveness.check(nanos, now));
    pass(25);
    assertInstanceOf(Result.Dead.class, liveness.check(nanos, now));
  }

  @Test
  void wallClockThatIsPutBackHasNoEffect() {
    Liveness liveness = liveness(null);
    assertEquals(waitFor(60), liveness.check(nanos, now));
    pass(59);
    now = now.minusSeconds(3600);
    assertEquals(waitFor(1), liveness.check(nanos, now));
  }

  /** For example by SIGSTOP, or on a system whose clocks all continue while it sleeps. */
  @Test
  void serverWithHeartbeatsGetsItsWholeAllowanceAgainAfterTheProcessWasStopped() {
    Liveness liveness = liveness(null);
    pass(25);
    liveness.heartbeat(nanos);
    assertEquals(waitFor(55), liveness.check(nanos, now));
    pass(600);
    assertEquals(waitFor(55), liveness.check(nanos, now));
    pass(55);
    assertInstanceOf(Result.Dead.class, liveness.check(nanos, now));
  }

  @Test
  void serverWithoutHeartbeatsIsProbedBeforeItIsDeadAfterTheProcessWasStopped() {
    Liveness liveness = liveness(null);
    assertEquals(waitFor(60), liveness.check(nanos, now));
    pass(600);
    assertEquals(probeAndWait(25), liveness.check(nanos, now));
    pass(25);
    assertInstanceOf(Result.Dead.class, liveness.check(nanos, now));
  }

  @Test
  void applicationsTimeoutStartsAgainAfterTheProcessWasStopped() {
    Liveness liveness = liveness(Duration.ofSeconds(10));
    assertEquals(waitFor(5), liveness.check(nanos, now));
    pass(600);
    assertEquals(probeAndWait(10), liveness.check(nanos, now));
    pass(10);
    assertInstanceOf(Result.Dead.class, liveness.check(nanos, now));
  }

  @Test
  void heartbeatAfterTheProcessWasStoppedDoesNotSetTheInterval() {
    Liveness liveness = liveness(null);
    pass(25);
    liveness.heartbeat(nanos);
    pass(600);
    liveness.heartbeat(nanos);
    assertEquals(waitFor(55), liveness.check(nanos, now));
  }
}
