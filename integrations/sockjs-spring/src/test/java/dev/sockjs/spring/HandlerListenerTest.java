package dev.sockjs.spring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.CloseEvent;
import dev.sockjs.ReadyState;
import dev.sockjs.SessionClosedException;
import dev.sockjs.SockJsOptions;
import dev.sockjs.fixtures.ExpectedLogs;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;

/** The events of a connection, as a handler of Spring gets them. */
final class HandlerListenerTest {

  private static final CloseEvent LOST = CloseEvent.of(1006, "Connection lost", false);
  private static final CloseEvent CLEAN = CloseEvent.of(1000, "bye", true);

  private final FakeSockJs sock = new FakeSockJs();

  private static HandlerListener listener(RecordingHandler handler) {
    return new HandlerListener(
        handler,
        new SessionSettings(
            new SessionId(SockJsOptions.defaults()),
            HttpHeaders.readOnlyHttpHeaders(new HttpHeaders()),
            null,
            Duration.ZERO,
            1000));
  }

  /** Throws in the method of one event, after it was recorded. */
  private static final class ThrowingHandler extends RecordingHandler {

    private final String event;
    private final Exception failure;

    ThrowingHandler(String event, Exception failure) {
      this.event = event;
      this.failure = failure;
    }

    private void throwIn(String name) throws Exception {
      if (name.equals(event)) {
        throw failure;
      }
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) throws Exception {
      super.afterConnectionEstablished(session);
      throwIn("open");
    }

    @Override
    public void handleMessage(WebSocketSession session, WebSocketMessage<?> message)
        throws Exception {
      super.handleMessage(session, message);
      throwIn("message");
    }

    @Override
    public void handleTransportError(WebSocketSession session, Throwable exception)
        throws Exception {
      super.handleTransportError(session, exception);
      throwIn("error");
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status)
        throws Exception {
      super.afterConnectionClosed(session, status);
      throwIn("closed");
    }
  }

  private static List<String> events(RecordingHandler handler) {
    return List.copyOf(handler.events());
  }

  @Test
  void lostSessionIsAnErrorAndThenTheEnd() {
    RecordingHandler handler = new RecordingHandler();
    HandlerListener listener = listener(handler);
    listener.onOpen(sock);
    listener.onMessage(sock, "hello");
    listener.onClose(sock, LOST);
    assertEquals(List.of("open", "message hello", "error", "closed 1006"), events(handler));
    SessionClosedException error = assertInstanceOf(SessionClosedException.class, handler.error());
    assertSame(LOST, error.closeEvent().orElseThrow());
  }

  @Test
  void cleanEndIsNoError() {
    RecordingHandler handler = new RecordingHandler();
    HandlerListener listener = listener(handler);
    listener.onOpen(sock);
    listener.onClose(sock, CLEAN);
    assertEquals(List.of("open", "closed 1000"), events(handler));
  }

  @Test
  void endByTheApplicationIsNoError() throws Exception {
    RecordingHandler handler = new RecordingHandler();
    HandlerListener listener = listener(handler);
    listener.onOpen(sock);
    listener.connected().get().close(new CloseStatus(4000));
    listener.onClose(sock, CloseEvent.of(4000, "", false));
    assertEquals(List.of("open", "closed 4000"), events(handler));
  }

  @Test
  void connectionThatNeverOpensDoesNotReachTheHandler() {
    RecordingHandler handler = new RecordingHandler();
    HandlerListener listener = listener(handler);
    listener.onClose(sock, LOST);
    assertEquals(List.of(), events(handler));
  }

  @Test
  void futureCompletesAfterTheHandlerKnowsTheSession() throws Exception {
    RecordingHandler handler = new RecordingHandler();
    HandlerListener listener = listener(handler);
    int[] eventsBefore = {-1};
    listener.connected().thenRun(() -> eventsBefore[0] = handler.events().size());
    listener.onOpen(sock);
    assertEquals(1, eventsBefore[0]);
    assertTrue(listener.connected().get().isOpen());
  }

  @ParameterizedTest
  @ValueSource(strings = {"message", "error", "closed"})
  void handlerThatThrowsEndsTheSession(String event) {
    RecordingHandler handler = new ThrowingHandler(event, new IllegalStateException("provoked"));
    HandlerListener listener = listener(handler);
    listener.onOpen(sock);
    try (ExpectedLogs logs = ExpectedLogs.of("dev.sockjs.spring", "provoked")) {
      listener.onMessage(sock, "hello");
      sock.state = ReadyState.CLOSED;
      listener.onClose(sock, LOST);
      assertEquals(1, logs.messages().size());
      assertFalse(logs.messages().get(0).contains("secret"), logs.messages().get(0));
    }
    assertEquals(List.of("4011 "), sock.closes);
    assertEquals(List.of("open", "message hello", "error", "closed 1006"), events(handler));
  }

  @Test
  void errorOfTheHandlerEndsTheSessionWithTheStatusOfSpring() {
    RecordingHandler handler =
        new ThrowingHandler("message", new IllegalStateException("provoked"));
    HandlerListener listener = listener(handler);
    listener.onOpen(sock);
    try (ExpectedLogs logs = ExpectedLogs.of("dev.sockjs.spring", "provoked")) {
      listener.onMessage(sock, "hello");
      assertEquals(1, logs.messages().size());
    }
    listener.onClose(sock, CloseEvent.of(4011, "", true));
    assertEquals(List.of("open", "message hello", "closed 1011"), events(handler));
  }

  @Test
  void handlerThatThrowsWhenTheSessionOpensFailsTheFuture() {
    IllegalStateException failure = new IllegalStateException("provoked");
    RecordingHandler handler = new ThrowingHandler("open", failure);
    HandlerListener listener = listener(handler);
    try (ExpectedLogs logs = ExpectedLogs.of("dev.sockjs.spring", "provoked")) {
      listener.onOpen(sock);
      assertEquals(1, logs.messages().size());
    }
    listener.onClose(sock, CloseEvent.of(4011, "", true));
    ExecutionException thrown =
        assertThrows(ExecutionException.class, () -> listener.connected().get());
    assertSame(failure, thrown.getCause());
    assertEquals(List.of("open", "closed 1011"), events(handler));
  }

  @Test
  void handlerThatMeetsTheEndOfItsSessionIsNotAProblem() {
    RecordingHandler handler =
        new RecordingHandler() {
          @Override
          public void handleMessage(WebSocketSession session, WebSocketMessage<?> message)
              throws Exception {
            super.handleMessage(session, message);
            sock.state = ReadyState.CLOSED;
            session.sendMessage(message);
          }
        };
    HandlerListener listener = listener(handler);
    listener.onOpen(sock);
    try (ExpectedLogs logs = ExpectedLogs.of("dev.sockjs.spring", "")) {
      listener.onMessage(sock, "hello");
      assertEquals(List.of(), logs.messages());
    }
    assertEquals(List.of(), sock.closes);
    listener.onClose(sock, LOST);
    assertEquals(List.of("open", "message hello", "error", "closed 1006"), events(handler));
  }

  @Test
  void sessionThatOpensAfterTheFutureWasCancelledIsClosed() {
    RecordingHandler handler = new RecordingHandler();
    HandlerListener listener = listener(handler);
    listener.connected().cancel(true);
    listener.onOpen(sock);
    listener.onMessage(sock, "hello");
    listener.onClose(sock, CLEAN);
    assertEquals(List.of("1000 Normal closure"), sock.closes);
    assertEquals(List.of(), events(handler));
  }

  @Test
  void messageBeyondTheLimitEndsTheSession() throws Exception {
    RecordingHandler handler = new RecordingHandler();
    HandlerListener listener = listener(handler);
    listener.onOpen(sock);
    WebSocketSession session = listener.connected().get();
    assertEquals(1000, session.getTextMessageSizeLimit());
    session.setTextMessageSizeLimit(5);
    listener.onMessage(sock, "12345");
    listener.onMessage(sock, "123456");
    assertEquals(List.of("4009 The message has 6 UTF-16 units"), sock.closes);
    listener.onClose(sock, CloseEvent.of(4009, "The message has 6 UTF-16 units", true));
    assertEquals(List.of("open", "message 12345", "closed 1009"), events(handler));
    assertThrows(IllegalArgumentException.class, () -> session.setTextMessageSizeLimit(1001));
    assertThrows(IllegalArgumentException.class, () -> session.setTextMessageSizeLimit(0));
  }

  @Test
  void handlerForPartsGetsWholeMessages() {
    boolean[] last = new boolean[1];
    RecordingHandler handler =
        new RecordingHandler() {
          @Override
          public void handleMessage(WebSocketSession session, WebSocketMessage<?> message) {
            last[0] = assertInstanceOf(TextMessage.class, message).isLast();
          }

          @Override
          public boolean supportsPartialMessages() {
            return true;
          }
        };
    HandlerListener listener = listener(handler);
    listener.onOpen(sock);
    listener.onMessage(sock, "hello");
    assertTrue(last[0]);
  }

  @Test
  void codeOutsideOfSpringsRangeIsInTheReason() throws Exception {
    CloseStatus[] status = new CloseStatus[1];
    RecordingHandler handler =
        new RecordingHandler() {
          @Override
          public void afterConnectionClosed(WebSocketSession session, CloseStatus closeStatus) {
            status[0] = closeStatus;
          }
        };
    HandlerListener listener = listener(handler);
    listener.onOpen(sock);
    listener.onClose(sock, CloseEvent.of(42, "answer", true));
    assertEquals(new CloseStatus(1005, "42 answer"), status[0]);
    assertNull(handler.error());
  }
}
