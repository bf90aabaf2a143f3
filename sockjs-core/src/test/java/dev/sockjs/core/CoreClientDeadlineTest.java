package dev.sockjs.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.Attempt;
import dev.sockjs.Phase;
import dev.sockjs.SockJsOptions;
import dev.sockjs.spi.HandshakeDetails;
import dev.sockjs.testkit.server.ScriptedServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The deadlines of a connect. */
class CoreClientDeadlineTest extends CoreClientFixture {

  private static final Duration RTT = Duration.ofMillis(200);

  /** Four times the RTT, which is above 100 ms, for each of two round trips. */
  private static final Duration ALLOWANCE = Duration.ofMillis(1600);

  @Test
  void allowanceLastsUntilTheOpenFrame() {
    connect();
    socket.connection().listener.connected(HandshakeDetails.none());
    scheduler.advance(Duration.ofMillis(4999));
    assertEquals(0, poll.connections.size());
    scheduler.advance(Duration.ofMillis(1));
    assertEquals(List.of("abort"), socket.connection().calls);
    poll.connection().open();
    listener.awaitOpen();
    Attempt late = listener.attempts().get(0);
    assertEquals(Attempt.Outcome.TIMEOUT, late.outcome());
    assertEquals(Phase.OPEN, late.phase());
    assertEquals(Duration.ofSeconds(5), late.time());
    closeClient();
  }

  @Test
  void lastTransportHasAnAllowanceToo() {
    connect();
    scheduler.advance(Duration.ofSeconds(5));
    scheduler.advance(Duration.ofSeconds(5));
    assertEvent(listener.awaitClose(), 2000, "All transports failed", false);
    assertEquals(2, listener.attempts().size());
  }

  @Test
  void connectTimeoutCoversAllAttempts() {
    connect(options -> options.connectTimeout(Duration.ofSeconds(7)));
    scheduler.advance(Duration.ofSeconds(7));
    assertEvent(listener.awaitClose(), 2000, "All transports failed", false);
    assertEquals(List.of("abort"), poll.connection().calls);
    assertEquals(Duration.ofSeconds(2), listener.attempts().get(1).time());
  }

  @Test
  void allowanceIsTheRtoTimesTheRoundTrips() throws Exception {
    CompletableFuture<Void> socketStarted = new CompletableFuture<>();
    CompletableFuture<Void> pollStarted = new CompletableFuture<>();
    socket.onConnect = () -> socketStarted.complete(null);
    poll.onConnect = () -> pollStarted.complete(null);
    try (ScriptedServer server = ScriptedServer.start()) {
      server.on(
          "GET",
          "/info",
          x -> {
            scheduler.advance(RTT);
            x.respond(200, "application/json", "{}");
          });
      SockJsOptions options = SockJsOptions.builder().timeout(Duration.ofMillis(1)).build();
      client.connect(server.uri("/echo"), options, listener);
      socketStarted.get(20, TimeUnit.SECONDS);
      scheduler.advance(ALLOWANCE.minusMillis(1));
      scheduler.advance(Duration.ofMillis(1));
      pollStarted.get(20, TimeUnit.SECONDS);
    }
    Attempt late = listener.attempts().get(0);
    assertEquals(Attempt.Outcome.TIMEOUT, late.outcome());
    assertEquals(ALLOWANCE, late.time());
    closeClient();
  }
}
