package dev.sockjs.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Phase;
import dev.sockjs.ReadyState;
import dev.sockjs.SessionClosedException;
import dev.sockjs.SockJs;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.testkit.recorder.RecordingListener;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sessions whose application has paused. */
class CoreClientPauseTest extends CoreClientFixture {

  private static final String LONG = "x".repeat(1000);

  @Test
  void messagesOfAPauseAreDeliveredInOrderAfterResume() {
    SockJs sock = connectAndOpen();
    socket.connection().frames("a[\"1\"]");
    assertEquals("1", listener.awaitMessage());
    sock.pause();
    socket.connection().frames("a[\"2\",\"3\"]", "a[\"4\"]");
    listener.assertNoMoreEvents();
    sock.resume();
    assertEquals(List.of("2", "3", "4"), listener.awaitMessages(3));
    socket.connection().frames("a[\"5\"]");
    assertEquals("5", listener.awaitMessage());
    closeClient();
  }

  @Test
  void pauseInACallbackHoldsTheRestOfTheFrame() {
    RecordingListener pausing = new RecordingListener((sock, message) -> sock.pause());
    SockJs sock = client.connect(URL, options().build(), pausing);
    socket.connection().open();
    pausing.awaitOpen();
    socket.connection().frames("a[\"1\",\"2\",\"3\"]");
    assertEquals("1", pausing.awaitMessage());
    pausing.assertNoMoreEvents();
    sock.resume();
    assertEquals("2", pausing.awaitMessage());
    pausing.assertNoMoreEvents();
    sock.abort();
    pausing.awaitClose();
    pausing.close();
  }

  @Test
  void pauseBeforeTheSessionOpensHoldsItsFirstMessage() {
    SockJs sock = connect();
    sock.pause();
    socket.connection().open();
    socket.connection().frames("a[\"1\"]");
    listener.awaitOpen();
    listener.assertNoMoreEvents();
    sock.resume();
    assertEquals("1", listener.awaitMessage());
    closeClient();
  }

  @Test
  void oneResumeEndsTwoPauses() {
    SockJs sock = connectAndOpen();
    sock.pause();
    sock.pause();
    sock.resume();
    socket.connection().frames("a[\"1\"]");
    assertEquals("1", listener.awaitMessage());
    closeClient();
  }

  @Test
  void pausedSessionReadsUpToTheBoundAndContinuesAfterResume() {
    SockJs sock = connectAndOpen(options -> options.maxMessageSize(1000));
    sock.pause();
    int frames = floodWhileRead();
    assertTrue(frames > 200 && frames < 300, "the bound is about 257 of these frames: " + frames);
    listener.assertNoMoreEvents();
    sock.resume();
    assertEquals(frames, listener.awaitMessages(frames).size());
    assertEquals(1, socket.connection().demand, "reading continues when there is room");
    closeClient();
  }

  @Test
  void longPauseIsNotSilenceOfTheServer() {
    SockJs sock =
        connectAndOpen(
            options -> options.maxMessageSize(1000).heartbeatTimeout(Duration.ofSeconds(30)));
    sock.pause();
    int frames = floodWhileRead();
    scheduler.advance(Duration.ofHours(1));
    assertEquals(ReadyState.OPEN, sock.readyState());
    sock.resume();
    listener.awaitMessages(frames);
    scheduler.advance(Duration.ofSeconds(29));
    assertEquals(ReadyState.OPEN, sock.readyState());
    scheduler.advance(Duration.ofSeconds(1));
    assertEvent(listener.awaitClose(), 1006, "No heartbeat", false);
  }

  @Test
  void serverThatIsLostDuringAPauseIsNoticedWhileThereIsRoom() {
    SockJs sock = connectAndOpen(options -> options.heartbeatTimeout(Duration.ofSeconds(30)));
    sock.pause();
    scheduler.advance(Duration.ofSeconds(30));
    assertEvent(listener.awaitClose(), 1006, "No heartbeat", false);
  }

  @Test
  void heartbeatsAreReportedDuringAPause() {
    SockJs sock = connectAndOpen();
    sock.pause();
    socket.connection().frames("a[\"1\"]", "h");
    listener.awaitHeartbeat();
    closeClient();
  }

  @Test
  void closeFrameOfTheServerComesAfterTheHeldMessages() {
    SockJs sock = connectAndOpen();
    sock.pause();
    socket.connection().frames("a[\"1\",\"2\"]", "c[3000,\"Go away!\"]");
    listener.assertNoMoreEvents();
    assertEquals(ReadyState.CLOSING, sock.readyState());
    assertFalse(sock.closed().toCompletableFuture().isDone());
    assertThrows(SessionClosedException.class, () -> sock.send("too late"));
    sock.resume();
    assertEquals(List.of("1", "2"), listener.awaitMessages(2));
    assertEvent(listener.awaitClose(), 3000, "Go away!", true);
    assertTrue(sock.closed().toCompletableFuture().isDone());
  }

  @Test
  void lostConnectionComesAfterTheHeldMessages() {
    SockJs sock = connectAndOpen();
    sock.pause();
    socket.connection().frames("a[\"1\"]");
    socket.connection().end(TransportEnd.failed(Phase.RECEIVE, "reset"));
    listener.assertNoMoreEvents();
    sock.resume();
    assertEquals("1", listener.awaitMessage());
    assertEvent(listener.awaitClose(), 1006, "reset", false);
  }

  @Test
  void endWithoutHeldMessagesIsReportedDuringAPause() {
    SockJs sock = connectAndOpen();
    sock.pause();
    socket.connection().frames("c[3000,\"Go away!\"]");
    assertEvent(listener.awaitClose(), 3000, "Go away!", true);
  }

  @Test
  void closeDropsTheHeldMessagesAndNeedsNoResume() {
    SockJs sock = connectAndOpen();
    sock.pause();
    socket.connection().frames("a[\"1\"]");
    sock.close();
    socket.connection().end(TransportEnd.closed());
    assertEvent(listener.awaitClose(), 1000, "Normal closure", true);
  }

  @Test
  void closeReportsAnEndThatWaitedForResume() {
    SockJs sock = connectAndOpen();
    sock.pause();
    socket.connection().frames("a[\"1\"]", "c[3000,\"Go away!\"]");
    listener.assertNoMoreEvents();
    sock.close();
    assertEvent(listener.awaitClose(), 3000, "Go away!", true);
  }

  @Test
  void abortDropsTheHeldMessagesAndNeedsNoResume() {
    SockJs sock = connectAndOpen();
    sock.pause();
    socket.connection().frames("a[\"1\"]");
    sock.abort();
    assertEvent(listener.awaitClose(), 1006, "Aborted", false);
  }

  @Test
  void closingTheClientNeedsNoResume() {
    connectAndOpen().pause();
    socket.connection().frames("a[\"1\"]");
    client.closeNow();
    assertEvent(listener.awaitClose(), 1001, "Client closed", false);
  }

  @Test
  void pauseDoesNotAffectSending() {
    SockJs sock = connectAndOpen();
    sock.pause();
    sock.send("1");
    assertEquals(List.of(List.of("\"1\"")), socket.connection().batches);
    closeClient();
  }

  @Test
  void resumeAfterTheEndDoesNothing() {
    SockJs sock = connectAndOpen();
    sock.pause();
    socket.connection().frames("a[\"1\"]");
    sock.abort();
    listener.awaitClose();
    sock.resume();
    sock.pause();
    listener.assertNoMoreEvents();
  }

  /** Sends frames with 1000 units each while the client reads, and returns their number. */
  private int floodWhileRead() {
    int frames = 0;
    while (socket.connection().demand > 0 && frames < 10_000) {
      socket.connection().frames("a[\"" + LONG + "\"]");
      frames++;
    }
    return frames;
  }
}
