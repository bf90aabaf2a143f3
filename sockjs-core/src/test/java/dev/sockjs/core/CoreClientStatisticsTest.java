package dev.sockjs.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sockjs.Attempt.Outcome;
import dev.sockjs.ClientStatistics;
import dev.sockjs.Phase;
import dev.sockjs.ReadyState;
import dev.sockjs.SendBufferFullException;
import dev.sockjs.SessionEnd;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsOptions;
import dev.sockjs.TransportStatistics;
import dev.sockjs.fixtures.ManualExecutor;
import dev.sockjs.spi.Eligibility;
import dev.sockjs.spi.TransportEnd;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The counters of a client. */
class CoreClientStatisticsTest extends CoreClientFixture {

  private ClientStatistics statistics() {
    return client.statistics();
  }

  private TransportStatistics transport(String name) {
    return statistics().transports().get(name);
  }

  @Test
  void newClientHasOnlyZeros() {
    ClientStatistics none = statistics();
    assertEquals(List.of("socket", "poll", "unknown"), List.copyOf(none.transports().keySet()));
    assertEquals(0, none.connects() + none.sessionsOpened() + none.messagesReceived());
    assertEquals(0, transport("socket").attempts(Outcome.OPEN));
    assertEquals(Duration.ZERO, transport("socket").attemptTime(Outcome.OPEN));
    assertThrows(UnsupportedOperationException.class, () -> none.transports().clear());
  }

  @Test
  void sessionIsOpenFromItsOpenFrameToItsEnd() {
    connect();
    assertEquals(1, statistics().connects());
    assertEquals(0, statistics().sessionsOpen());
    socket.connection().open();
    listener.awaitOpen();
    assertEquals(1, statistics().sessionsOpen());
    assertEquals(1, transport("socket").sessionsOpen());
    assertEquals(0, transport("poll").sessionsOpen());
    closeClient();
    ClientStatistics end = statistics();
    assertEquals(1, end.sessionsOpened());
    assertEquals(0, end.sessionsOpen());
    assertEquals(1, end.sessionsClosed(SessionEnd.APPLICATION));
    assertEquals(0, end.connectsFailed() + end.connectsCancelled());
    assertEquals(1, transport("socket").sessionsOpened());
  }

  @Test
  void snapshotDoesNotChange() {
    ClientStatistics before = statistics();
    connectAndOpen();
    assertEquals(0, before.sessionsOpen());
    assertEquals(0, before.transports().get("socket").sessionsOpened());
    closeClient();
  }

  @Test
  void messagesAndBytesAreCountedInBothDirections() {
    socket.completesSends = false;
    SockJs sock = connectAndOpen();
    socket.connection().frames("a[\"1\",\"\\u20ac\"]", "m\"\ud83d\ude00\"", "a[]", "h");
    assertEquals(List.of("1", "\u20ac", "\ud83d\ude00"), listener.awaitMessages(3));
    listener.awaitHeartbeat();
    sock.send("\u2028");
    assertEquals(3, statistics().messagesReceived());
    assertEquals(8, statistics().bytesReceived());
    assertEquals(0, statistics().messagesSent(), "accepted, and not sent yet");
    assertEquals(3, statistics().bufferedBytes());
    socket.connection().stages.get(0).complete(null);
    assertEquals(1, statistics().messagesSent());
    assertEquals(3, statistics().bytesSent());
    assertEquals(0, statistics().bufferedBytes());
    closeClient();
  }

  @Test
  void rejectedMessagesAreCounted() {
    socket.completesSends = false;
    SockJs sock = connectAndOpen(options -> options.maxBufferedAmount(10));
    sock.send("0123456789");
    assertFalse(sock.offer("x"));
    assertThrows(SendBufferFullException.class, () -> sock.send("x"));
    assertEquals(2, statistics().messagesRejected());
    closeClient();
    assertFalse(sock.offer("x"));
    assertEquals(2, statistics().messagesRejected(), "a closed session has no buffer");
    assertEquals(0, statistics().bufferedBytes());
  }

  @Test
  void droppedMessagesOfAPausedSessionAreNotBuffered() {
    socket.completesSends = false;
    SockJs sock = connectAndOpen();
    sock.send("abc");
    sock.pause();
    socket.connection().frames("a[\"1\"]", "c[3000,\"Go away!\"]");
    assertEquals(ReadyState.CLOSING, sock.readyState(), "the pause holds the message");
    assertEquals(3, sock.bufferedAmount());
    assertEquals(0, statistics().bufferedBytes());
    sock.resume();
    assertEquals("1", listener.awaitMessage());
    assertEvent(listener.awaitClose(), 3000, "Go away!", true);
  }

  @Test
  void attemptsAreCountedByTransportAndOutcome() {
    connect(options -> options.transports("missing", "socket", "poll"));
    scheduler.advance(Duration.ofMillis(7));
    socket.connection().end(TransportEnd.failed(Phase.REQUEST, "no upgrade"));
    scheduler.advance(Duration.ofMillis(5));
    poll.connection().open();
    listener.awaitOpen();
    assertEquals(1, transport("unknown").attempts(Outcome.SKIPPED));
    assertEquals(1, transport("socket").attempts(Outcome.FAILED));
    assertEquals(Duration.ofMillis(7), transport("socket").attemptTime(Outcome.FAILED));
    assertEquals(1, transport("poll").attempts(Outcome.OPEN));
    assertEquals(Duration.ofMillis(5), transport("poll").attemptTime(Outcome.OPEN));
    closeClient();
  }

  @Test
  void connectsThatDoNotOpenFailOrAreCancelled() {
    socket.eligibility = Eligibility.refused("not here");
    connect();
    scheduler.advance(Duration.ofMinutes(1));
    assertEvent(listener.awaitClose(), 2000, "All transports failed", false);
    assertEquals(1, transport("poll").attempts(Outcome.TIMEOUT));
    assertEquals(1, statistics().connectsFailed());
    client.connect(URL, options().build(), (sock, message) -> {}).close();
    assertEquals(1, statistics().connectsCancelled());
    assertEquals(1, statistics().connectsFailed());
    assertEquals(2, statistics().connects());
    assertEquals(0, statistics().sessionsOpened());
  }

  @Test
  void rejectedConnectIsNotCounted() {
    client.close();
    assertThrows(
        IllegalStateException.class,
        () -> client.connect(URI.create("http://example.org"), SockJsOptions.defaults(), listener));
    assertEquals(0, statistics().connects());
  }

  /** The application, whose callbacks wait, sees the counters before its own callback. */
  @Test
  void countersAreAheadOfTheCallbacks() {
    ManualExecutor callbacks = new ManualExecutor();
    CoreClient slow =
        new CoreClient(new TestSettings(List.of(socket), callbacks), scheduler, () -> {});
    slow.connect(URL, options().build(), listener);
    socket.connection().open();
    assertEquals(1, slow.statistics().sessionsOpen());
    slow.closeNow();
    assertEquals(0, slow.statistics().sessionsOpen());
    callbacks.runAll();
    listener.awaitOpen();
    listener.awaitClose();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "INTERNAL")
  void eachEndHasItsKind(SessionEnd end) {
    SockJs sock = connectAndOpen();
    FakeTransport.Connection connection = socket.connection();
    switch (end) {
      case APPLICATION -> sock.abort();
      case SERVER -> connection.frames("c[3000,\"Go away!\"]");
      case LOST -> connection.end(TransportEnd.failed(Phase.RECEIVE, "reset"));
      case SILENT -> scheduler.advance(Duration.ofMinutes(3));
      case PROTOCOL -> connection.frames("a[\"1\"");
      case INTERNAL -> throw new AssertionError(end);
    }
    listener.awaitClose();
    for (SessionEnd other : SessionEnd.values()) {
      assertEquals(other == end ? 1 : 0, statistics().sessionsClosed(other), other::name);
    }
  }
}
