package dev.sockjs.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.CloseEvent;
import dev.sockjs.Phase;
import dev.sockjs.SendBufferFullException;
import dev.sockjs.SessionClosedException;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsListener;
import dev.sockjs.SockJsOptions;
import dev.sockjs.fixtures.ExpectedLogs;
import dev.sockjs.fixtures.ManualExecutor;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.testkit.recorder.RecordingListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Open sessions: messages both ways, and listeners that throw. */
class CoreClientMessagesTest extends CoreClientFixture {

  private final ExpectedLogs thrown = ExpectedLogs.of("dev.sockjs", "thrown by the test");
  private final ExpectedLogs closed = ExpectedLogs.of("dev.sockjs", "SessionClosedException");

  @AfterEach
  void closeLogs() {
    thrown.close();
    closed.close();
  }

  @Test
  void messagesAreDeliveredInOrder() {
    connectAndOpen();
    socket.connection().frames("a[\"1\",\"2\"]", "m\"3\"", "a[{\"four\":4}]");
    assertEquals(List.of("1", "2", "3", "{\"four\":4}"), listener.awaitMessages(4));
    closeClient();
  }

  @Test
  void messagesSentWhileABatchIsInFlightFormTheNextBatch() {
    socket.completesSends = false;
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
    closeClient();
  }

  @Test
  void fullBufferRejectsMessagesUntilItIsWritableAgain() {
    socket.completesSends = false;
    SockJs sock = connectAndOpen(options -> options.maxBufferedAmount(10));
    sock.send("0123456789");
    assertFalse(sock.offer("x"));
    assertThrows(SendBufferFullException.class, () -> sock.send("x"));
    assertThrows(IllegalArgumentException.class, () -> sock.send("0123456789a"));
    socket.connection().stages.get(0).complete(null);
    listener.awaitWritable();
    assertTrue(sock.offer("x"));
    closeClient();
  }

  @Test
  void flushedCompletesWhenTheBatchWasSentAndFailsWithTheConnection() {
    socket.completesSends = false;
    SockJs sock = connectAndOpen();
    sock.send("1");
    CompletableFuture<Void> first = sock.flushed().toCompletableFuture();
    socket.connection().stages.get(0).complete(null);
    assertTrue(first.isDone());
    sock.send("2");
    CompletableFuture<Void> second = sock.flushed().toCompletableFuture();
    socket.connection().end(TransportEnd.failed(Phase.RECEIVE, "reset"));
    assertEvent(listener.awaitClose(), 1006, "reset", false);
    Throwable failure = assertThrows(CompletionException.class, second::join).getCause();
    assertInstanceOf(SessionClosedException.class, failure);
  }

  @Test
  void slowListenerStopsTheReading() {
    ManualExecutor callbacks = new ManualExecutor();
    List<String> messages = new ArrayList<>();
    SockJsListener slow = (sock, message) -> messages.add(message);
    try (CoreClient slowClient =
        new CoreClient(new TestSettings(List.of(socket), callbacks), scheduler, () -> {})) {
      SockJsOptions options = options().maxMessageSize(1000).closeLinger(Duration.ZERO).build();
      slowClient.connect(URL, options, slow);
      socket.connection().open();
      int frames = 0;
      while (socket.connection().demand > 0 && frames < 10_000) {
        socket.connection().frames("a[\"" + "x".repeat(1000) + "\"]");
        frames++;
      }
      assertTrue(frames > 200 && frames < 300, () -> "the bound is about 257 of these frames");
      callbacks.runAll();
      assertEquals(frames, messages.size());
      assertEquals(1, socket.connection().demand, "reading continues when there is room");
      slowClient.closeNow();
      callbacks.runAll();
    }
  }

  @Test
  void internalErrorEndsTheSession() {
    SockJs sock = connectAndOpen();
    socket.throwsInternalError = true;
    sock.send("x");
    CloseEvent event = listener.awaitClose();
    assertEvent(event, 1006, "Internal error", false);
    assertEquals("thrown by the test", event.cause().orElseThrow().getMessage());
    assertEquals(List.of("abort"), socket.connection().calls);
    assertEquals(List.of("Internal error of the SockJS engine"), thrown.messages());
  }

  @Test
  void exceptionOfAListenerIsReportedAndTheSessionContinues() {
    RecordingListener throwing =
        new RecordingListener(
            (sock, message) -> {
              throw new IllegalStateException("thrown by the test");
            });
    client.connect(URL, options().build(), throwing);
    socket.connection().open();
    throwing.awaitOpen();
    socket.connection().frames("a[\"1\"]");
    assertEquals("1", throwing.awaitMessage());
    assertEquals("thrown by the test", throwing.awaitError().getMessage());
    socket.connection().frames("c[3000,\"Go away!\"]");
    assertEvent(throwing.awaitClose(), 3000, "Go away!", true);
    throwing.close();
  }

  @Test
  void sessionClosedExceptionOfItsOwnSessionIsNotReported() {
    RecordingListener throwing =
        new RecordingListener(
            (sock, message) -> {
              sock.close();
              sock.send("too late");
            });
    client.connect(URL, options().build(), throwing);
    socket.connection().open();
    throwing.awaitOpen();
    socket.connection().frames("a[\"1\"]");
    assertEquals("1", throwing.awaitMessage());
    socket.connection().end(TransportEnd.closed());
    assertEvent(throwing.awaitClose(), 1000, "Normal closure", true);
    throwing.close();
  }

  @Test
  void sessionClosedExceptionOfAnotherSessionIsReported() {
    SockJs other = connectAndOpen();
    other.abort();
    assertEvent(listener.awaitClose(), 1006, "Aborted", false);
    RecordingListener throwing = new RecordingListener((sock, message) -> other.send("too late"));
    client.connect(URL, options().build(), throwing);
    socket.connection().open();
    throwing.awaitOpen();
    socket.connection().frames("a[\"1\"]");
    assertEquals("1", throwing.awaitMessage());
    SessionClosedException error =
        assertInstanceOf(SessionClosedException.class, throwing.awaitError());
    assertEquals(other, error.sock());
    client.closeNow();
    throwing.awaitClose();
    throwing.close();
  }
}
