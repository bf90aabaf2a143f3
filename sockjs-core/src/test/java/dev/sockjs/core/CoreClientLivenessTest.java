package dev.sockjs.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.ReadyState;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsOptions;
import dev.sockjs.fixtures.ManualExecutor;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions whose server is silent. */
class CoreClientLivenessTest extends CoreClientFixture {

  @Test
  void silentServerIsProbedAndThenDead() {
    connectAndOpen();
    scheduler.advance(Duration.ofSeconds(60));
    assertEquals(List.of("probe"), socket.connection().calls);
    scheduler.advance(Duration.ofSeconds(25));
    assertEvent(listener.awaitClose(), 1006, "No heartbeat", false);
  }

  @Test
  void silentServerThatRespondsToProbesIsAlive() {
    connectAndOpen();
    for (int probe = 1; probe <= 60; probe++) {
      scheduler.advance(Duration.ofSeconds(60));
      assertEquals(probe, socket.connection().calls.size());
      scheduler.advance(Duration.ofSeconds(1));
      socket.connection().listener.activity();
    }
    scheduler.advance(Duration.ofSeconds(85));
    assertEvent(listener.awaitClose(), 1006, "No heartbeat", false);
  }

  @Test
  void nextCheckAfterTheMachineSleptProbes() {
    connectAndOpen();
    scheduler.advance(Duration.ofSeconds(30));
    socket.connection().listener.activity();
    scheduler.suspend(Duration.ofHours(1));
    scheduler.advance(Duration.ofSeconds(30));
    assertEquals(List.of("probe"), socket.connection().calls);
    scheduler.advance(Duration.ofSeconds(25));
    assertEvent(listener.awaitClose(), 1006, "No heartbeat", false);
  }

  @Test
  void pauseInReadingIsNotSilenceOfTheServer() {
    ManualExecutor callbacks = new ManualExecutor();
    CoreClient slowClient =
        new CoreClient(new TestSettings(List.of(socket), callbacks), scheduler, () -> {});
    SockJsOptions options = options().maxMessageSize(1 << 20).build();
    SockJs sock = slowClient.connect(URL, options, (s, message) -> {});
    socket.connection().open();
    scheduler.advance(Duration.ofSeconds(25));
    socket.connection().frames("h");
    while (socket.connection().demand > 0) {
      socket.connection().frames("a[\"" + "x".repeat(1 << 20) + "\"]");
    }
    scheduler.advance(Duration.ofSeconds(54));
    callbacks.runNext();
    assertEquals(1, socket.connection().demand);
    scheduler.advance(Duration.ofSeconds(79));
    assertEquals(ReadyState.OPEN, sock.readyState());
    scheduler.advance(Duration.ofSeconds(1));
    assertEquals(ReadyState.CLOSING, sock.readyState());
    slowClient.closeNow();
  }

  @Test
  void heartbeatsAreReportedAndSetTheAllowance() {
    connectAndOpen();
    scheduler.advance(Duration.ofSeconds(25));
    socket.connection().frames("h");
    listener.awaitHeartbeat();
    scheduler.advance(Duration.ofSeconds(54));
    assertEquals(List.of(), socket.connection().calls);
    scheduler.advance(Duration.ofSeconds(1));
    assertEquals(List.of("probe"), socket.connection().calls);
    scheduler.advance(Duration.ofSeconds(25));
    assertEvent(listener.awaitClose(), 1006, "No heartbeat", false);
  }

  /** Spring agrees on STOMP's own heartbeats and stops those of SockJS. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void serverThatStopsItsHeartbeatsIsAliveWhileItRespondsToProbes(boolean probesAreSafe) {
    socket.probeSafe = probesAreSafe;
    connectAndOpen();
    scheduler.advance(Duration.ofSeconds(25));
    socket.connection().frames("h");
    listener.awaitHeartbeat();
    scheduler.advance(Duration.ofSeconds(55));
    for (int probe = 1; probe <= 20; probe++) {
      assertEquals(probe, socket.connection().calls.size());
      scheduler.advance(Duration.ofSeconds(1));
      socket.connection().listener.activity();
      scheduler.advance(Duration.ofSeconds(60));
    }
    scheduler.advance(Duration.ofSeconds(25));
    assertEvent(listener.awaitClose(), 1006, "No heartbeat", false);
  }

  @Test
  void sessionWithoutHeartbeatsLivesOnOverATransportThatCannotProbe() {
    socket.canProbe = false;
    SockJs sock = connectAndOpen();
    scheduler.advance(Duration.ofHours(1));
    assertEquals(List.of(), socket.connection().calls);
    assertEquals(ReadyState.OPEN, sock.readyState());
    socket.connection().frames("c[3000,\"Go away!\"]");
    assertEvent(listener.awaitClose(), 3000, "Go away!", true);
  }

  @Test
  void serverThatMayMindProbesIsProbedOnlyIfItsHeartbeatsAreMissing() {
    socket.probeSafe = false;
    connectAndOpen(options -> options.heartbeatTimeout(Duration.ofSeconds(10)));
    receiveHeartbeatAndPassTheTimeOfTheProbe();
    assertEquals(List.of(), socket.connection().calls);
    scheduler.advance(Duration.ofMillis(1500));
    assertEquals(List.of("probe"), socket.connection().calls);
    scheduler.advance(Duration.ofMillis(3500));
    assertEvent(listener.awaitClose(), 1006, "No heartbeat", false);
  }

  @Test
  void probeWaitsForTheBatchThatIsInFlight() {
    socket.completesSends = false;
    SockJs sock = connectAndOpen();
    sock.send("1");
    sock.send("2");
    scheduler.advance(Duration.ofSeconds(60));
    assertEquals(List.of(), socket.connection().calls);
    socket.connection().stages.get(0).complete(null);
    assertEquals(List.of("probe"), socket.connection().calls);
    assertEquals(2, socket.connection().batches.size());
    socket.connection().stages.get(1).complete(null);
    assertEquals(List.of("probe"), socket.connection().calls);
    closeClient();
  }

  @Test
  void serverThatHasSentHeartbeatsIsProbedIfProbesAreSafe() {
    socket.probeSafe = true;
    connectAndOpen(options -> options.heartbeatTimeout(Duration.ofSeconds(10)));
    receiveHeartbeatAndPassTheTimeOfTheProbe();
    assertEquals(List.of("probe"), socket.connection().calls);
    closeClient();
  }

  @Test
  void serverThatHasSentNoHeartbeatIsProbedEvenIfProbesAreUnsafe() {
    socket.probeSafe = false;
    connectAndOpen(options -> options.heartbeatTimeout(Duration.ofSeconds(10)));
    scheduler.advance(Duration.ofSeconds(5));
    assertEquals(List.of("probe"), socket.connection().calls);
    closeClient();
  }

  private void receiveHeartbeatAndPassTheTimeOfTheProbe() {
    scheduler.advance(Duration.ofSeconds(3));
    socket.connection().frames("h");
    listener.awaitHeartbeat();
    scheduler.advance(Duration.ofSeconds(5));
  }
}
