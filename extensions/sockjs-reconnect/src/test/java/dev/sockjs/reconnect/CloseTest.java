package dev.sockjs.reconnect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.CloseEvent;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code close} and {@code abort} in every state. */
final class CloseTest {

  private final Fixture fixture = new Fixture();

  @AfterEach
  void nothingGoesOnAfterTheEnd() {
    int sessions = fixture.client.sessions.size();
    fixture.advanceMillis(3_600_000);
    assertEquals(sessions, fixture.client.sessions.size());
    assertEquals(0, fixture.client.live());
    assertEquals(0, fixture.scheduler.pending());
    assertEquals(1, fixture.listener.events.stream().filter(e -> e.startsWith("closed")).count());
  }

  @Test
  void closeOfAnOpenSessionIsThatOfTheSession() {
    ReconnectingSockJs sock = fixture.open();
    sock.send("1");
    sock.close(3001, "bye");
    assertEquals(ReconnectState.CLOSING, sock.state());
    assertThrows(SendRefusedException.class, () -> sock.send("2"));
    assertFalse(sock.offer("2"));
    sock.close(3002, "again");
    fixture.settle();
    assertEquals("APPLICATION: 3001 \"bye\" (clean)", fixture.listener.end.toString());
    assertEquals(List.of(), fixture.listener.lost);
    assertEquals(ReconnectState.CLOSED, sock.state());
    assertTrue(sock.closed().toCompletableFuture().isDone());
    sock.close();
    sock.abort();
    sock.retryNow();
    fixture.settle();
  }

  @Test
  void closeBeforeTheSourceIsAskedConnectsNothing() {
    ReconnectingSockJs sock = fixture.builder.connect(fixture.listener);
    sock.close();
    fixture.settle();
    assertEquals(0, fixture.client.sessions.size());
    assertEquals(
        List.of(
            "CONNECTING->CLOSING",
            "CLOSING->CLOSED",
            "closed APPLICATION: 1000 \"Normal closure\" (clean)"),
        fixture.listener.events);
    assertThrows(CompletionException.class, () -> sock.opened().toCompletableFuture().join());
  }

  @Test
  void closeWhileConnectingAbandonsTheSession() {
    ReconnectingSockJs sock = fixture.connect();
    sock.close();
    fixture.settle();
    assertEquals("APPLICATION: 1000 \"Normal closure\" (clean)", fixture.listener.end.toString());
  }

  @Test
  void closeDuringTheCallOfTheClientClosesTheNewSession() {
    ReconnectingSockJs sock = fixture.builder.connect(fixture.listener);
    fixture.client.whileConnecting = sock::close;
    fixture.settle();
    assertEquals(1, fixture.client.sessions.size());
    assertEquals("APPLICATION: 1000 \"Normal closure\" (clean)", fixture.listener.end.toString());
  }

  @Test
  void closeDuringACallOfTheClientThatFailsEndsIt() {
    ReconnectingSockJs sock = fixture.builder.connect(fixture.listener);
    fixture.client.whileConnecting = sock::close;
    fixture.client.failure = new IllegalArgumentException("url");
    fixture.settle();
    assertEquals("APPLICATION: 1000 \"Normal closure\" (clean)", fixture.listener.end.toString());
  }

  @Test
  void closeDuringAPauseEndsItAtOnce() {
    ReconnectingSockJs sock = fixture.open();
    fixture.loseSession();
    sock.close(4999, "enough");
    fixture.settle();
    assertEquals("APPLICATION: 4999 \"enough\" (clean)", fixture.listener.end.toString());
    assertEquals(Disconnect.Kind.LOST, fixture.listener.end.lastDisconnect().orElseThrow().kind());
  }

  @Test
  void queuedMessagesAreReportedAndMakeTheEndUnclean() {
    fixture.builder.sendWhileDown(SendWhileDown.QUEUE);
    ReconnectingSockJs sock = fixture.connect();
    sock.send("1");
    sock.send("2");
    sock.close();
    fixture.settle();
    assertEquals(List.of("1", "2"), fixture.listener.notSent);
    assertEquals(2, sock.statistics().messagesNotSent());
    assertEquals(0, sock.statistics().queuedBytes());
    assertEquals("APPLICATION: 1000 \"Normal closure\" (unclean)", fixture.listener.end.toString());
  }

  @Test
  void closeInOnOpenSendsNothingMore() {
    fixture.builder.sendWhileDown(SendWhileDown.QUEUE);
    ReconnectingSockJs sock = fixture.connect();
    sock.send("1");
    fixture.listener.opened = opening -> sock.close();
    fixture.openSession();
    assertEquals(List.of(), fixture.client.last().sent);
    assertEquals(List.of("1"), fixture.listener.notSent);
  }

  @Test
  void onOpenThatThrowsAfterCloseIsReported() {
    ReconnectingSockJs sock = fixture.connect();
    fixture.listener.opened =
        opening -> {
          sock.close();
          throw new IllegalStateException("late");
        };
    fixture.openSession();
    assertEquals("late", fixture.listener.errors.get(0).getMessage());
    assertEquals(ReconnectEnd.Reason.APPLICATION, fixture.listener.end.reason());
  }

  @Test
  void closeAfterTheServerHasClosedTheSameWayIsNotClean() {
    ReconnectingSockJs sock = fixture.open();
    sock.send("1");
    fixture.client.last().end(CloseEvent.of(1000, "Normal closure", true));
    sock.close(); // before the session has reported its end
    fixture.settle();
    assertEquals(1, fixture.listener.lost.get(0).accepted());
    assertFalse(fixture.listener.end.closeEvent().wasClean());
  }

  @Test
  void sessionWhoseOnOpenFailedDoesNotBecomeOpen() {
    ReconnectingSockJs sock = fixture.connect();
    FakeSession session = fixture.client.last();
    session.room = 0;
    fixture.listener.opened =
        opening -> {
          session.writable(5); // the event comes while the session is being closed
          session.room = 0;
          opening.send("1");
        };
    fixture.openSession();
    assertFalse(fixture.listener.events.contains("RENEWING->OPEN"));
    assertEquals(Disconnect.Kind.RENEWAL_FAILED, fixture.listener.disconnects.get(0).kind());
    sock.close();
    fixture.settle();
  }

  @Test
  void sessionThatOpensAfterCloseIsNotReported() {
    ReconnectingSockJs sock = fixture.connect();
    fixture.client.last().open();
    sock.close();
    fixture.client.last().open();
    fixture.settle();
    assertFalse(fixture.listener.events.contains("open 1"));
  }

  @Test
  void closeInOnMessageIsTheLastCallbackButTheEnd() {
    ReconnectingSockJs sock = fixture.open();
    fixture.listener.onMessage = sock::close;
    fixture.client.last().message("stop");
    fixture.settle();
    assertEquals("APPLICATION: 1000 \"Normal closure\" (clean)", fixture.listener.end.toString());
  }

  @Test
  void closeOfASessionThatIsAlreadyLostReportsItsMessages() {
    ReconnectingSockJs sock = fixture.open();
    sock.send("1");
    fixture.client.last().lose();
    sock.close();
    fixture.settle();
    assertEquals(List.of("1"), fixture.listener.lost.get(0).latest());
    assertEquals("APPLICATION: 1000 \"Normal closure\" (unclean)", fixture.listener.end.toString());
  }

  @Test
  void abortReportsWhatTheSessionHadAccepted() {
    ReconnectingSockJs sock = fixture.open();
    sock.send("1");
    sock.abort();
    fixture.settle();
    assertEquals(List.of("1"), fixture.listener.lost.get(0).latest());
    assertEquals("APPLICATION: 1006 \"Aborted\" (unclean)", fixture.listener.end.toString());
  }

  @Test
  void abortDuringAPauseEndsIt() {
    ReconnectingSockJs sock = fixture.open();
    fixture.loseSession();
    sock.abort();
    fixture.settle();
    assertEquals("APPLICATION: 1006 \"Aborted\" (unclean)", fixture.listener.end.toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 999, 1001, 1006, 2999, 5000, -1})
  void closeCodeIsChecked(int code) {
    ReconnectingSockJs sock = fixture.connect();
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> sock.close(code, ""));
    assertEquals(
        "The close code must be 1000, or 3000 to 4999, but it is " + code, refused.getMessage());
    sock.close();
    fixture.settle();
  }

  @Test
  void reasonIsChecked() {
    ReconnectingSockJs sock = fixture.connect();
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> sock.close(1000, "\u00e9".repeat(62)));
    assertTrue(refused.getMessage().startsWith("The reason has 124 UTF-8 bytes"));
    sock.close(1000, "x".repeat(123));
    fixture.settle();
  }
}
