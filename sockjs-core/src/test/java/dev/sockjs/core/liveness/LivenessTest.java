package dev.sockjs.core.liveness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.sockjs.core.liveness.Liveness.Result;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  /** Returns the liveness of a server with an interval of 25 s, after a heartbeat. */
  private Liveness withHeartbeats(@Nullable Duration timeout, boolean probesAreSafe) {
    Liveness liveness = liveness(timeout);
    liveness.setProbesAreSafe(probesAreSafe);
    pass(25);
    liveness.heartbeat(nanos);
    return liveness;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void serverThatSendsHeartbeatsIsProbedOnceBeforeItIsDead(boolean probesAreSafe) {
    Liveness liveness = withHeartbeats(null, probesAreSafe);
    assertEquals(waitFor(55), liveness.check(nanos, now));
    pass(54);
    assertEquals(waitFor(1), liveness.check(nanos, now));
    pass(1);
    assertEquals(probeAndWait(25), liveness.check(nanos, now));
    pass(24);
    assertEquals(waitFor(1), liveness.check(nanos, now));
    pass(1);
    assertInstanceOf(Result.Dead.class, liveness.check(nanos, now));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void serverThatRespondsWithoutHeartbeatsIsOneThatSendsNone(boolean probesAreSafe) {
    Liveness liveness = withHeartbeats(null, probesAreSafe);
    pass(55);
    assertEquals(probeAndWait(25), liveness.check(nanos, now));
    pass(1);
    liveness.activity(nanos);
    pass(24);
    assertEquals(waitFor(36), liveness.check(nanos, now));
    pass(36);
    assertEquals(probeAndWait(25), liveness.check(nanos, now));
    pass(25);
    assertInstanceOf(Result.Dead.class, liveness.check(nanos, now));
  }

  @Test
  void serverWithoutHeartbeatsThatCannotBeProbedIsNeverDead() {
    Liveness liveness = liveness(null);
    liveness.setCanProbe(false);
    for (int minute = 0; minute < 60; minute++) {
      assertEquals(waitFor(60), liveness.check(nanos, now));
      pass(60);
    }
  }

  @Test
  void serverThatCannotBeProbedIsDeadIfItsHeartbeatsStop() {
    Liveness liveness = withHeartbeats(null, false);
    liveness.setCanProbe(false);
    assertEquals(waitFor(55), liveness.check(nanos, now));
    pass(55);
    assertEquals(probeAndWait(25), liveness.check(nanos, now));
    pass(25);
    assertInstanceOf(Result.Dead.class, liveness.check(nanos, now));
  }

  @Test
  void timeoutOfTheApplicationHoldsWithoutProbesToo() {
    Liveness liveness = liveness(Duration.ofSeconds(10));
    liveness.setCanProbe(false);
    pass(10);
    assertInstanceOf(Result.Dead.class, liveness.check(nanos, now));
  }

  @Test
  void heartbeatThatIsOnlyLateExtendsTheAllowance() {
    Liveness liveness = withHeartbeats(null, true);
    pass(55);
    assertEquals(probeAndWait(25), liveness.check(nanos, now));
    pass(5);
    liveness.heartbeat(nanos);
    assertEquals(waitFor(132), liveness.check(nanos, now));
  }

  @Test
  void nextHeartbeatSetsTheIntervalAgain() {
    Liveness liveness = withHeartbeats(null, true);
    pass(55);
    assertEquals(probeAndWait(25), liveness.check(nanos, now));
    pass(1);
    liveness.activity(nanos);
    assertEquals(waitFor(60), liveness.check(nanos, now));
    pass(20);
    liveness.heartbeat(nanos);
    assertEquals(waitFor(55), liveness.check(nanos, now));
  }

  @Test
  void responseToAProbeAfterASuspendDoesNotEndTheHabit() {
    Liveness liveness = withHeartbeats(null, true);
    assertEquals(waitFor(55), liveness.check(nanos, now));
    pass(600);
    assertEquals(probeAndWait(55), liveness.check(nanos, now));
    pass(1);
    liveness.activity(nanos);
    assertEquals(waitFor(55), liveness.check(nanos, now));
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
  void serverThatMayMindProbesIsProbedHalfwayBetweenItsIntervalAndTheApplicationsTimeout() {
    Liveness liveness = withHeartbeats(Duration.ofSeconds(41), false);
    assertEquals(waitFor(33), liveness.check(nanos, now));
    pass(33);
    assertEquals(probeAndWait(8), liveness.check(nanos, now));
    pass(1);
    liveness.activity(nanos);
    assertEquals(new Result.Wait(Duration.ofMillis(20_500)), liveness.check(nanos, now));
    pass(21);
    assertEquals(probeAndWait(20), liveness.check(nanos, now));
    pass(20);
    assertInstanceOf(Result.Dead.class, liveness.check(nanos, now));
  }

  @Test
  void applicationsTimeoutBelowTheIntervalHolds() {
    Liveness liveness = withHeartbeats(Duration.ofSeconds(20), false);
    assertEquals(waitFor(20), liveness.check(nanos, now));
    pass(20);
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
    assertEquals(probeAndWait(55), liveness.check(nanos, now));
    pass(55);
    assertInstanceOf(Result.Dead.class, liveness.check(nanos, now));
  }

  @Test
  void serverWithHeartbeatsThatMayMindProbesIsNotProbedRightAfterTheProcessWasStopped() {
    Liveness liveness = withHeartbeats(null, false);
    assertEquals(waitFor(55), liveness.check(nanos, now));
    pass(600);
    assertEquals(waitFor(55), liveness.check(nanos, now));
    pass(55);
    assertEquals(probeAndWait(25), liveness.check(nanos, now));
  }

  @Test
  void serverIsProbedAtOnceAfterTheMachineSleptThoughItSendsHeartbeats() {
    Liveness liveness = withHeartbeats(null, true);
    assertEquals(waitFor(55), liveness.check(nanos, now));
    pass(10);
    now = now.plusSeconds(3600);
    assertEquals(probeAndWait(45), liveness.check(nanos, now));
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
