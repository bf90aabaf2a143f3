package dev.sockjs.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.ReadyState;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsOptions;
import dev.sockjs.fixtures.ManualExecutor;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

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
    scheduler.advance(Duration.ofSeconds(54));
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
    assertEvent(listener.awaitClose(), 1006, "No heartbeat", false);
  }

  @Test
  void serverThatHasSentHeartbeatsIsNotProbedIfProbesAreUnsafe() {
    socket.probeSafe = false;
    connectAndOpen(options -> options.heartbeatTimeout(Duration.ofSeconds(10)));
    receiveHeartbeatAndPassTheTimeOfTheProbe();
    assertEquals(List.of(), socket.connection().calls);
    scheduler.advance(Duration.ofSeconds(5));
    assertEvent(listener.awaitClose(), 1006, "No heartbeat", false);
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
