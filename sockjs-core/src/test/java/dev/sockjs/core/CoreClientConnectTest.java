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
import dev.sockjs.SendBufferFullException;
import dev.sockjs.ServerInfo;
import dev.sockjs.SessionClosedException;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsListener;
import dev.sockjs.SockJsOptions;
import dev.sockjs.SockJsOptionsBuilder;
import dev.sockjs.spi.Eligibility;
import dev.sockjs.spi.Framing;
import dev.sockjs.spi.HandshakeDetails;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.testkit.recorder.RecordingListener;
import dev.sockjs.testkit.time.ManualScheduler;
import java.io.IOException;
import java.net.URI;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A whole session, stepped by hand: fake transports, a manual timer, callbacks at once. */
class CoreSessionTest {

  private static final URI URL = URI.create("http://user:secret@example.org/echo?token=secret");

  private final ManualScheduler timer = new ManualScheduler();
  private final FakeTransport socket = new FakeTransport("socket", 1);
  private final FakeTransport poll = new FakeTransport("poll", 2);
  private final CoreClient client = new CoreClient(new TestSettings(socket, poll), timer, () -> {});
  private final RecordingListener listener = new RecordingListener();

  private SockJs connect() {
    return connect(options -> options);
  }

  private SockJs connect(UnaryOperator<SockJsOptionsBuilder> options) {
    SockJsOptionsBuilder builder = SockJsOptions.builder().info(ServerInfo.defaults());
    return client.connect(URL, options.apply(builder).build(), listener);
  }

  private SockJs connectAndOpen() {
    SockJs sock = connect();
    socket.connection().open();
    listener.awaitOpen();
    return sock;
  }

  private static void assertEvent(CloseEvent event, int code, String reason, boolean clean) {
    assertEquals(code + reason + clean, event.code() + event.reason() + event.wasClean());
  }

  @AfterEach
  void everyEventWasLookedAt() {
    client.closeNow();
    listener.close();
  }

  @Nested
  class Connecting {

    @Test
    void opensOnTheFirstTransport() {
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
    void fallsBackAtOnceWithANewSessionIdAndTheSameServerId() {
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
      end();
    }

    private void end() {
      client.closeNow();
      listener.awaitClose();
    }

    @Test
    void theAllowanceRunsUntilTheOpenFrameAndNotUntilConnected() {
      connect();
      socket.connection().listener.connected(HandshakeDetails.none());
      timer.advance(Duration.ofMillis(4999));
      assertEquals(0, poll.connections.size());
      timer.advance(Duration.ofMillis(1));
      assertEquals(List.of("abort"), socket.connection().calls);
      poll.connection().open();
      listener.awaitOpen();
      Attempt late = listener.attempts().get(0);
      assertEquals(Attempt.Outcome.TIMEOUT, late.outcome());
      assertEquals(Phase.OPEN, late.phase());
      assertEquals(Duration.ofSeconds(5), late.time());
      end();
    }

    @Test
    void theOldAttemptIsAbortedBeforeTheNextBegins() {
      List<String> told = new ArrayList<>();
      poll.beginning = () -> told.addAll(socket.connection().calls);
      connect();
      timer.advance(Duration.ofSeconds(5));
      assertEquals(List.of("abort"), told);
      listener.attempts();
      poll.connection().open();
      listener.awaitOpen();
      end();
    }

    @Test
    void aLateSuccessOfAnAbandonedAttemptIsNotHeard() {
      connect();
      timer.advance(Duration.ofSeconds(5));
      socket.connection().open();
      assertEquals(1, poll.connections.size());
      poll.connection().open();
      assertEquals("poll", listener.awaitOpen().transport().orElseThrow());
      socket.connection().end(TransportEnd.failed(Phase.RECEIVE, "reset"));
      assertEquals(2, listener.attempts().size());
      end();
    }

    @Test
    void theLastTransportHasAnAllowanceToo() {
      SockJs sock = connect();
      timer.advance(Duration.ofSeconds(5));
      timer.advance(Duration.ofSeconds(5));
      assertEvent(listener.awaitClose(), 2000, "All transports failed", false);
      assertEquals(2, listener.attempts().size());
      Throwable failure =
          assertThrows(CompletionException.class, () -> sock.opened().toCompletableFuture().join())
              .getCause();
      ConnectFailedException failed = assertInstanceOf(ConnectFailedException.class, failure);
      assertEquals(2, failed.attempts().size());
      assertFalse(failed.getMessage().contains("secret"), failed.getMessage());
      assertTrue(failed.getMessage().contains("poll TIMEOUT"), failed.getMessage());
    }

    @Test
    void theConnectTimeoutIsOverAllAttempts() {
      connect(options -> options.connectTimeout(Duration.ofSeconds(7)));
      timer.advance(Duration.ofSeconds(7));
      assertEvent(listener.awaitClose(), 2000, "All transports failed", false);
      assertEquals(List.of("abort"), poll.connection().calls);
      assertEquals(Duration.ofSeconds(2), listener.attempts().get(1).time());
    }

    @Test
    void thoseThatBeginMeanwhileWaitForTheFirstToBeAnsweredButNotForLong() {
      connect();
      RecordingListener second = new RecordingListener();
      SockJsOptions options = SockJsOptions.builder().info(ServerInfo.defaults()).build();
      client.connect(URL, options, second);
      assertEquals(1, socket.connections.size());
      socket.connection().open();
      listener.awaitOpen();
      assertEquals(2, socket.connections.size());
      socket.connection().open();
      second.awaitOpen();

      URI elsewhere = URI.create("http://example.com/echo");
      RecordingListener leader = new RecordingListener();
      RecordingListener follower = new RecordingListener();
      client.connect(elsewhere, options, leader);
      client.connect(elsewhere, options, follower);
      timer.advance(Duration.ofMillis(1999));
      assertEquals(3, socket.connections.size());
      timer.advance(Duration.ofMillis(1));
      assertEquals(4, socket.connections.size());
      end();
      for (RecordingListener each : List.of(second, leader, follower)) {
        each.awaitClose();
        each.attempts();
        each.close();
      }
      listener.attempts();
    }

    @Test
    void transportsThatAreMissingOrRefuseAreSkippedWithTheReason() {
      socket.eligibility = Eligibility.refused("no sockets today");
      connect(options -> options.transports("carrier-pigeon", "socket"));
      assertEvent(listener.awaitClose(), 2000, "All transports failed", false);
      List<Attempt> attempts = listener.attempts();
      assertEquals(Attempt.Outcome.SKIPPED, attempts.get(0).outcome());
      assertTrue(attempts.get(0).cause().orElseThrow().getMessage().contains("[socket, poll]"));
      assertEquals("no sockets today", attempts.get(1).cause().orElseThrow().getMessage());
    }

    @Test
    void whatFailsSinceTheClientIsBeingClosedIsNotHowTheSessionEnds() {
      socket.eligibility = Eligibility.refused("not this one");
      socket.judging = client::closeNow;
      connect();
      assertEvent(listener.awaitClose(), 1001, "Client closed", false);
      assertEquals(0, poll.connections.size());
      listener.attempts();
    }

    @Test
    void withoutAnyTransportTheCauseSaysHowToGetOne() {
      CoreClient empty = new CoreClient(new TestSettings(), timer, () -> {});
      SockJs sock = empty.connect(URL, listener);
      CloseEvent event = listener.awaitClose();
      assertEvent(event, 2000, "All transports failed", false);
      String why = event.cause().orElseThrow().getMessage();
      assertTrue(why.contains("add a transport such as sockjs-transport-websocket"), why);
      CompletionException failure =
          assertThrows(CompletionException.class, sock.opened().toCompletableFuture()::join);
      assertTrue(failure.getCause().getMessage().contains(why), failure::toString);
      empty.closeNow();
    }

    @Test
    void theOrderOfTheWhitelistIsKept() {
      connect(options -> options.transports("poll", "socket"));
      assertEquals(0, socket.connections.size());
      poll.connection().end(TransportEnd.failed(Phase.CONNECT, new IOException("refused")));
      assertEquals(1, socket.connections.size());
      listener.attempts();
      end();
    }

    @Test
    void aFatalEndGivesUpAtOnce() {
      connect();
      socket
          .connection()
          .end(TransportEnd.failed(Phase.TLS, new CertificateException("untrusted")));
      CloseEvent event = listener.awaitClose();
      assertEvent(event, 2000, "All transports failed", false);
      assertEquals("untrusted", event.cause().orElseThrow().getMessage());
      assertEquals(0, poll.connections.size());
      listener.attempts();
    }

    @Test
    void theServersRefusalIsFinalAndFailsOpened() {
      SockJs sock = connect();
      socket.connection().frames("c[3000,\"Go away!\"]");
      assertEvent(listener.awaitClose(), 3000, "Go away!", true);
      assertTrue(sock.opened().toCompletableFuture().isCompletedExceptionally());
      assertEquals(0, poll.connections.size());
      assertEquals(List.of("close 1000 "), socket.connection().calls);
      listener.attempts();
    }

    @Test
    void closeWhileConnectingGivesUpAtOnceAndCleanly() {
      SockJs sock = connect();
      sock.close(3001, "changed my mind");
      assertEvent(listener.awaitClose(), 3001, "changed my mind", true);
      assertEquals(List.of("abort"), socket.connection().calls);
      assertEquals(0, timer.pending());
      assertEquals(ReadyState.CLOSED, sock.readyState());
    }

    @Test
    void aRepeatedSessionIdIsRefused() {
      connect(options -> options.sessionId(() -> "same"));
      assertTrue(socket.connection().request.url("x").getPath().endsWith("/same/x"));
      socket.connection().end(TransportEnd.failed(Phase.CONNECT, "refused"));
      CloseEvent event = listener.awaitClose();
      assertEquals(2000, event.code());
      assertTrue(event.cause().orElseThrow().getMessage().contains("same"));
      listener.attempts();
    }

    @Test
    void aRawTransportOpensWhenConnectedAndSendsPlainMessages() {
      socket.framing = Framing.RAW;
      SockJs sock = connect();
      socket.connection().listener.connected(HandshakeDetails.of("chat", List.of()));
      listener.awaitOpen();
      assertEquals("chat", sock.protocol().orElseThrow());
      sock.send("plain \"text\"");
      assertEquals(List.of(List.of("plain \"text\"")), socket.connection().batches);
      socket.connection().frames("o");
      assertEquals("o", listener.awaitMessage());
      listener.attempts();
      end();
    }
  }

  @Nested
  class Traffic {

    @Test
    void messagesComeInOrder() {
      connectAndOpen();
      socket.connection().frames("a[\"1\",\"2\"]", "m\"3\"", "a[{\"four\":4}]");
      assertEquals(List.of("1", "2", "3", "{\"four\":4}"), listener.awaitMessages(4));
      end();
    }

    private void end() {
      listener.attempts();
      client.closeNow();
      listener.awaitClose();
    }

    @Test
    void whatIsSentWhileABatchIsOnItsWayFormsTheNext() {
      socket.sendsAtOnce = false;
      SockJs sock = connectAndOpen();
      sock.send("1");
      sock.send("2");
      sock.send("\u2028");
      FakeTransport.Connection connection = socket.connection();
      assertEquals(List.of(List.of("\"1\"")), connection.batches);
      assertEquals(5, sock.bufferedAmount());
      connection.stages.get(0).complete(null);
      assertEquals(List.of("\"2\"", "\"\\u2028\""), connection.batches.get(1));
      connection.stages.get(1).complete(null);
      assertEquals(0, sock.bufferedAmount());
      end();
    }

    @Test
    void aFullBufferRefusesAndTellsWhenItIsWritableAgain() {
      socket.sendsAtOnce = false;
      SockJs sock = connect(options -> options.maxBufferedAmount(10));
      socket.connection().open();
      listener.awaitOpen();
      sock.send("0123456789");
      assertFalse(sock.offer("x"));
      assertThrows(SendBufferFullException.class, () -> sock.send("x"));
      assertThrows(IllegalArgumentException.class, () -> sock.send("0123456789a"));
      socket.connection().stages.get(0).complete(null);
      listener.awaitWritable();
      assertTrue(sock.offer("x"));
      end();
    }

    @Test
    void flushedCompletesWhenTheBatchHasLeftAndFailsWithTheConnection() {
      socket.sendsAtOnce = false;
      SockJs sock = connectAndOpen();
      sock.send("1");
      var first = sock.flushed().toCompletableFuture();
      socket.connection().stages.get(0).complete(null);
      assertTrue(first.isDone());
      sock.send("2");
      var second = sock.flushed().toCompletableFuture();
      socket.connection().end(TransportEnd.failed(Phase.RECEIVE, "reset"));
      assertEvent(listener.awaitClose(), 1006, "reset", false);
      Throwable failure = assertThrows(CompletionException.class, second::join).getCause();
      assertInstanceOf(SessionClosedException.class, failure);
      listener.attempts();
    }

    @Test
    void aSlowListenerStopsTheReading() {
      List<Runnable> callbacks = new ArrayList<>();
      FakeTransport slow = new FakeTransport("slow", 1);
      try (CoreClient lazy =
          new CoreClient(
              new TestSettings(List.of(slow), callbacks::add), new ManualScheduler(), () -> {})) {
        SockJsOptions options =
            SockJsOptions.builder()
                .info(ServerInfo.defaults())
                .maxMessageSize(1000)
                .closeLinger(Duration.ZERO)
                .build();
        List<String> seen = new ArrayList<>();
        SockJsListener count = (sock, message) -> seen.add(message);
        lazy.connect(URL, options, count);
        slow.connection().open();
        int frames = 0;
        while (slow.connection().requested > 0 && frames < 10_000) {
          slow.connection().frames("a[\"" + "x".repeat(1000) + "\"]");
          frames++;
        }
        assertTrue(frames > 200 && frames < 300, () -> "the bound is some 257 of these frames");
        while (!callbacks.isEmpty()) {
          callbacks.remove(0).run();
        }
        assertEquals(frames, seen.size());
        assertEquals(1, slow.connection().requested, "reading goes on once there is room");
        lazy.closeNow();
        callbacks.forEach(Runnable::run);
      }
    }

    @Test
    void whatNobodyForesawEndsTheSessionInsteadOfHangingIt() {
      SockJs sock = connectAndOpen();
      socket.broken = true;
      sock.send("x");
      CloseEvent event = listener.awaitClose();
      assertEvent(event, 1006, "Internal error", false);
      assertEquals("thrown by the test", event.cause().orElseThrow().getMessage());
      assertEquals(List.of("abort"), socket.connection().calls);
      listener.attempts();
    }

    @Test
    void aListenerThatThrowsIsToldAndTheSessionGoesOn() {
      RecordingListener recording =
          new RecordingListener(
              (sock, message) -> {
                throw new IllegalStateException("thrown by the test");
              });
      client.connect(URL, SockJsOptions.builder().info(ServerInfo.defaults()).build(), recording);
      socket.connection().open();
      recording.awaitOpen();
      socket.connection().frames("a[\"1\"]");
      assertEquals("1", recording.awaitMessage());
      assertEquals("thrown by the test", recording.awaitError().getMessage());
      socket.connection().frames("c[3000,\"Go away!\"]");
      assertEvent(recording.awaitClose(), 3000, "Go away!", true);
      recording.attempts();
      recording.close();
    }
  }

  @Nested
  class Closing {

    @Test
    void whatWasAcceptedLeavesBeforeTheClose() {
      socket.sendsAtOnce = false;
      SockJs sock = connectAndOpen();
      sock.send("1");
      sock.send("2");
      sock.close(3001, "bye");
      assertEquals(ReadyState.CLOSING, sock.readyState());
      assertThrows(SessionClosedException.class, () -> sock.send("3"));
      FakeTransport.Connection connection = socket.connection();
      connection.stages.get(0).complete(null);
      assertEquals(List.of(), connection.calls);
      connection.stages.get(1).complete(null);
      assertEquals(List.of("close 3001 bye"), connection.calls);
      connection.end(TransportEnd.closed(3001, "bye"));
      assertEvent(listener.awaitClose(), 3001, "bye", true);
      assertEquals(0, timer.pending());
      listener.attempts();
    }

    @Test
    void afterTheLingerEverythingIsDropped() {
      socket.sendsAtOnce = false;
      SockJs sock = connectAndOpen();
      sock.send("never leaves");
      sock.close();
      timer.advance(Duration.ofMillis(1999));
      assertEquals(List.of(), socket.connection().calls);
      timer.advance(Duration.ofMillis(1));
      assertEquals(List.of("abort"), socket.connection().calls);
      assertEvent(listener.awaitClose(), 1000, "Normal closure", false);
      listener.attempts();
    }

    @Test
    void noMessageComesAfterClose() {
      SockJs sock = connectAndOpen();
      sock.close();
      socket.connection().frames("a[\"late\"]", "c[3000,\"Go away!\"]");
      assertEvent(listener.awaitClose(), 1000, "Normal closure", true);
      listener.attempts();
    }

    @Test
    void afterTheServersCloseTheTransportIsClosedAndDroppedAfterTheLinger() {
      connectAndOpen();
      socket.connection().frames("c[3000,\"Go away!\"]");
      assertEvent(listener.awaitClose(), 3000, "Go away!", true);
      assertEquals(List.of("close 1000 "), socket.connection().calls);
      timer.advance(Duration.ofSeconds(2));
      assertEquals(List.of("close 1000 ", "abort"), socket.connection().calls);
      listener.attempts();
    }

    @Test
    void badCodesAndReasonsAreRefusedAtOnce() {
      SockJs sock = connectAndOpen();
      assertThrows(IllegalArgumentException.class, () -> sock.close(1001, ""));
      assertThrows(IllegalArgumentException.class, () -> sock.close(5000, ""));
      assertThrows(IllegalArgumentException.class, () -> sock.close(3000, "\u20ac".repeat(42)));
      assertEquals(ReadyState.OPEN, sock.readyState());
      client.closeNow();
      listener.awaitClose();
      listener.attempts();
    }

    @Test
    void closingTheClientClosesItsConnectionsWith1001AndFreesItsTransports() {
      connectAndOpen();
      client.closeNow();
      assertEvent(listener.awaitClose(), 1001, "Client closed", false);
      assertTrue(socket.closed);
      assertEquals(0, timer.pending());
      assertThrows(IllegalStateException.class, () -> client.connect(URL, listener));
      listener.attempts();
    }
  }

  @Nested
  class Silence {

    @Test
    void aSilentServerIsProbedAndThenGivenUp() {
      connectAndOpen();
      timer.advance(Duration.ofSeconds(60));
      assertEquals(List.of("probe"), socket.connection().calls);
      timer.advance(Duration.ofSeconds(25));
      assertEvent(listener.awaitClose(), 1006, "No heartbeat", false);
      listener.attempts();
    }

    @Test
    void aServerThatSaysNothingButAnswersProbesIsKept() {
      connectAndOpen();
      for (int probe = 1; probe <= 60; probe++) {
        timer.advance(Duration.ofSeconds(60));
        assertEquals(probe, socket.connection().calls.size());
        timer.advance(Duration.ofSeconds(1));
        socket.connection().listener.activity();
      }
      timer.advance(Duration.ofSeconds(85));
      assertEvent(listener.awaitClose(), 1006, "No heartbeat", false);
      listener.attempts();
    }

    @Test
    void afterTheMachineSleptTheNextLookProbes() {
      connectAndOpen();
      timer.advance(Duration.ofSeconds(30));
      socket.connection().listener.activity();
      timer.suspend(Duration.ofHours(1));
      timer.advance(Duration.ofSeconds(30));
      assertEquals(List.of("probe"), socket.connection().calls);
      timer.advance(Duration.ofSeconds(25));
      assertEvent(listener.awaitClose(), 1006, "No heartbeat", false);
      listener.attempts();
    }

    @Test
    void whatASlowListenerLeftUnreadIsNoSilenceOfTheServers() {
      List<Runnable> callbacks = new ArrayList<>();
      FakeTransport slow = new FakeTransport("slow", 1);
      CoreClient lazy =
          new CoreClient(new TestSettings(List.of(slow), callbacks::add), timer, () -> {});
      SockJsOptions options =
          SockJsOptions.builder().info(ServerInfo.defaults()).maxMessageSize(1 << 20).build();
      SockJs sock = lazy.connect(URL, options, (s, message) -> {});
      slow.connection().open();
      timer.advance(Duration.ofSeconds(25));
      slow.connection().frames("h");
      while (slow.connection().requested > 0) {
        slow.connection().frames("a[\"" + "x".repeat(1 << 20) + "\"]");
      }
      timer.advance(Duration.ofSeconds(54));
      callbacks.remove(0).run();
      assertEquals(1, slow.connection().requested);
      timer.advance(Duration.ofSeconds(54));
      assertEquals(ReadyState.OPEN, sock.readyState());
      timer.advance(Duration.ofSeconds(1));
      assertEquals(ReadyState.CLOSING, sock.readyState());
      lazy.closeNow();
    }

    @Test
    void heartbeatsAreToldAndLearnt() {
      connectAndOpen();
      timer.advance(Duration.ofSeconds(25));
      socket.connection().frames("h");
      listener.awaitHeartbeat();
      timer.advance(Duration.ofSeconds(54));
      assertEquals(List.of(), socket.connection().calls);
      timer.advance(Duration.ofSeconds(1));
      assertEvent(listener.awaitClose(), 1006, "No heartbeat", false);
      listener.attempts();
    }
  }
}
