package dev.sockjs.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Attempt;
import dev.sockjs.CloseEvent;
import dev.sockjs.ConnectFailedException;
import dev.sockjs.Phase;
import dev.sockjs.ReadyState;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsOptions;
import dev.sockjs.spi.Eligibility;
import dev.sockjs.spi.Framing;
import dev.sockjs.spi.HandshakeDetails;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.testkit.recorder.RecordingListener;
import java.io.IOException;
import java.net.URI;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** Sessions until they are open. */
class CoreClientConnectTest extends CoreClientFixture {

  @Test
  void sessionOpensOnTheFirstTransport() {
    SockJs sock = connect();
    assertEquals(ReadyState.CONNECTING, sock.readyState());
    assertThrows(IllegalStateException.class, () -> sock.send("too early"));
    socket.connection().open();
    assertEquals(sock, listener.awaitOpen());
    assertEquals(ReadyState.OPEN, sock.readyState());
    assertEquals("socket", sock.transport().orElseThrow());
    assertEquals(sock, sock.opened().toCompletableFuture().join());
    assertEquals(Attempt.Outcome.OPEN, listener.attempts().get(0).outcome());
    sock.close();
    socket.connection().end(TransportEnd.closed());
    assertEvent(listener.awaitClose(), 1000, "Normal closure", true);
  }

  @Test
  void fallbackStartsAtOnceWithANewSessionIdAndTheSameServerId() {
    connect();
    socket.connection().end(TransportEnd.failed(Phase.REQUEST, "refused").withStatus(403));
    String first = socket.connection().request.url("").getPath();
    String second = poll.connection().request.url("").getPath();
    assertNotEquals(first, second);
    assertEquals(first.split("/")[2], second.split("/")[2]);
    poll.connection().open();
    assertEquals("poll", listener.awaitOpen().transport().orElseThrow());
    Attempt failed = listener.attempts().get(0);
    assertEquals("socket", failed.transport());
    assertEquals(403, failed.status().orElseThrow());
    assertEquals(Phase.REQUEST, failed.phase());
    closeClient();
  }

  @Test
  void nextAttemptStartsAfterTheAbortOfThePreviousOne() {
    List<String> callsBefore = new ArrayList<>();
    poll.onConnect = () -> callsBefore.addAll(socket.connection().calls);
    connect();
    scheduler.advance(Duration.ofSeconds(5));
    assertEquals(List.of("abort"), callsBefore);
    poll.connection().open();
    listener.awaitOpen();
    closeClient();
  }

  @Test
  void lateSuccessOfAnAbandonedAttemptIsIgnored() {
    connect();
    scheduler.advance(Duration.ofSeconds(5));
    socket.connection().open();
    assertEquals(1, poll.connections.size());
    poll.connection().open();
    assertEquals("poll", listener.awaitOpen().transport().orElseThrow());
    socket.connection().end(TransportEnd.failed(Phase.RECEIVE, "reset"));
    assertEquals(2, listener.attempts().size());
    closeClient();
  }

  @Test
  void othersWaitForTheResponseToTheFirstConnectForAtMostTwoSeconds() {
    connect();
    RecordingListener second = new RecordingListener();
    SockJsOptions options = options().build();
    client.connect(URL, options, second);
    assertEquals(1, socket.connections.size());
    socket.connection().open();
    listener.awaitOpen();
    assertEquals(2, socket.connections.size());
    socket.connection().open();
    second.awaitOpen();

    URI otherOrigin = URI.create("http://example.com/echo");
    RecordingListener third = new RecordingListener();
    RecordingListener fourth = new RecordingListener();
    client.connect(otherOrigin, options, third);
    client.connect(otherOrigin, options, fourth);
    scheduler.advance(Duration.ofMillis(1999));
    assertEquals(3, socket.connections.size());
    scheduler.advance(Duration.ofMillis(1));
    assertEquals(4, socket.connections.size());
    closeClient();
    for (RecordingListener each : List.of(second, third, fourth)) {
      each.awaitClose();
      each.close();
    }
  }

  @Test
  void missingAndIneligibleTransportsAreSkippedWithTheReason() {
    socket.eligibility = Eligibility.refused("no sockets today");
    connect(options -> options.transports("carrier-pigeon", "socket"));
    assertEvent(listener.awaitClose(), 2000, "All transports failed", false);
    List<Attempt> attempts = listener.attempts();
    assertEquals(Attempt.Outcome.SKIPPED, attempts.get(0).outcome());
    assertTrue(attempts.get(0).cause().orElseThrow().getMessage().contains("[socket, poll]"));
    assertEquals("no sockets today", attempts.get(1).cause().orElseThrow().getMessage());
  }

  @Test
  void failureWhileTheClientIsClosedIsNotTheReasonOfTheEnd() {
    socket.eligibility = Eligibility.refused("not this one");
    socket.onEligibility = client::closeNow;
    connect();
    assertEvent(listener.awaitClose(), 1001, "Client closed", false);
    assertEquals(0, poll.connections.size());
  }

  @Test
  void causeWithoutAnyTransportTellsHowToAddOne() {
    CoreClient empty = new CoreClient(new TestSettings(), scheduler, () -> {});
    SockJs sock = empty.connect(URL, listener);
    CloseEvent event = listener.awaitClose();
    assertEvent(event, 2000, "All transports failed", false);
    String message = event.cause().orElseThrow().getMessage();
    assertTrue(message.contains("add a transport such as sockjs-transport-"), message);
    CompletionException failure =
        assertThrows(CompletionException.class, sock.opened().toCompletableFuture()::join);
    assertTrue(failure.getCause().getMessage().contains(message), failure::toString);
    empty.closeNow();
  }

  @Test
  void transportsAreTriedInTheOrderOfTheOption() {
    connect(options -> options.transports("poll", "socket"));
    assertEquals(0, socket.connections.size());
    poll.connection().end(TransportEnd.failed(Phase.CONNECT, new IOException("refused")));
    assertEquals(1, socket.connections.size());
    closeClient();
  }

  @Test
  void unverifiedCertificateStopsTheConnect() {
    connect();
    socket.connection().end(TransportEnd.failed(Phase.TLS, new CertificateException("untrusted")));
    CloseEvent event = listener.awaitClose();
    assertEvent(event, 2000, "All transports failed", false);
    assertEquals("untrusted", event.cause().orElseThrow().getMessage());
    assertEquals(0, poll.connections.size());
  }

  @Test
  void serversCloseFrameBeforeOpenIsFinalAndFailsOpened() {
    SockJs sock = connect();
    socket.connection().frames("c[3000,\"Go away!\"]");
    assertEvent(listener.awaitClose(), 3000, "Go away!", true);
    assertTrue(sock.opened().toCompletableFuture().isCompletedExceptionally());
    assertEquals(0, poll.connections.size());
    assertEquals(List.of("close 1000 "), socket.connection().calls);
  }

  @Test
  void closeWhileConnectingEndsAtOnceAndCleanly() {
    SockJs sock = connect();
    sock.close(3001, "changed my mind");
    assertEvent(listener.awaitClose(), 3001, "changed my mind", true);
    assertEquals(List.of("abort"), socket.connection().calls);
    assertEquals(0, scheduler.pending());
    assertEquals(ReadyState.CLOSED, sock.readyState());
  }

  @Test
  void repeatedSessionIdStopsTheConnect() {
    connect(options -> options.sessionId(() -> "same"));
    assertTrue(socket.connection().request.url("x").getPath().endsWith("/same/x"));
    socket.connection().end(TransportEnd.failed(Phase.CONNECT, "refused"));
    CloseEvent event = listener.awaitClose();
    assertEquals(2000, event.code());
    assertTrue(event.cause().orElseThrow().getMessage().contains("same"));
  }

  @Test
  void rawTransportOpensWhenConnectedAndSendsPlainMessages() {
    socket.framing = Framing.RAW;
    SockJs sock = connect();
    socket.connection().listener.connected(HandshakeDetails.of("chat", List.of()));
    listener.awaitOpen();
    assertEquals("chat", sock.protocol().orElseThrow());
    sock.send("plain \"text\"");
    assertEquals(List.of(List.of("plain \"text\"")), socket.connection().batches);
    socket.connection().frames("o");
    assertEquals("o", listener.awaitMessage());
    closeClient();
  }

  @Test
  void failedConnectListsItsAttemptsWithoutSecrets() {
    SockJs sock = connect();
    scheduler.advance(Duration.ofSeconds(5));
    scheduler.advance(Duration.ofSeconds(5));
    listener.awaitClose();
    Throwable failure =
        assertThrows(CompletionException.class, () -> sock.opened().toCompletableFuture().join())
            .getCause();
    ConnectFailedException failed = assertInstanceOf(ConnectFailedException.class, failure);
    assertEquals(2, failed.attempts().size());
    assertFalse(failed.getMessage().contains("secret"), failed.getMessage());
    assertTrue(failed.getMessage().contains("poll TIMEOUT"), failed.getMessage());
  }
}
