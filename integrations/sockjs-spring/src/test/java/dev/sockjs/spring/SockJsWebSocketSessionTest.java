package dev.sockjs.spring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.ReadyState;
import dev.sockjs.SessionClosedException;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsOptions;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketExtension;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.handler.SessionLimitExceededException;

/** A session of Spring over a connection that the test controls. */
@Timeout(180)
final class SockJsWebSocketSessionTest {

  private static final Principal USER = () -> "joe";

  private final FakeSockJs sock = new FakeSockJs();

  private SockJsWebSocketSession session(Duration sendTimeLimit) {
    HttpHeaders headers = HandshakeHeaders.copyOf(null);
    SessionId id = new SessionId(SockJsOptions.builder().sessionId(() -> "abc").build());
    id.get();
    return new SockJsWebSocketSession(
        sock, new SessionSettings(id, headers, USER, sendTimeLimit, 1000));
  }

  static Stream<WebSocketMessage<?>> otherMessages() {
    return Stream.of(new BinaryMessage(new byte[1]), new PingMessage(), new PongMessage());
  }

  @ParameterizedTest
  @MethodSource("otherMessages")
  void onlyTextIsSent(WebSocketMessage<?> message) {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> session(Duration.ZERO).sendMessage(message));
    assertTrue(
        refused.getMessage().startsWith("SockJS has text messages only"), refused.getMessage());
    assertTrue(
        refused.getMessage().contains(message.getClass().getSimpleName()), refused.getMessage());
  }

  @Test
  void onlyWholeMessagesAreSent() throws Exception {
    SockJsWebSocketSession session = session(Duration.ZERO);
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> session.sendMessage(new TextMessage("part", false)));
    assertTrue(
        refused.getMessage().startsWith("SockJS has whole messages only"), refused.getMessage());
    session.sendMessage(new TextMessage("whole", true));
    assertEquals(List.of("whole"), sock.sent);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CLOSING", "CLOSED"})
  void sessionThatIsNotOpenThrowsIllegalStateException(ReadyState state) {
    sock.state = state;
    SockJsWebSocketSession session = session(Duration.ZERO);
    assertFalse(session.isOpen());
    IllegalStateException refused =
        assertThrows(
            IllegalStateException.class, () -> session.sendMessage(new TextMessage("late")));
    assertInstanceOf(SessionClosedException.class, refused.getCause());
  }

  @Test
  void fullBufferThrowsAfterTheTimeLimitAndKeepsTheSessionOpen() throws Exception {
    sock.full = true;
    SockJsWebSocketSession session = session(Duration.ofMillis(50));
    SessionLimitExceededException exceeded =
        assertThrows(
            SessionLimitExceededException.class,
            () -> session.sendMessage(new TextMessage("too much")));
    assertEquals(CloseStatus.SESSION_NOT_RELIABLE, exceeded.getStatus());
    assertTrue(session.isOpen());
    assertEquals(List.of(), sock.sent);
    sock.full = false;
    session.sendMessage(new TextMessage("later"));
    assertEquals(List.of("later"), sock.sent);
  }

  @Test
  void messageLongerThanTheBufferThrows() {
    sock.longest = 3;
    SessionLimitExceededException exceeded =
        assertThrows(
            SessionLimitExceededException.class,
            () -> session(Duration.ofDays(1)).sendMessage(new TextMessage("long")));
    assertEquals(CloseStatus.TOO_BIG_TO_PROCESS, exceeded.getStatus());
  }

  /** Sends on another thread, and waits until that waits for room. */
  private CompletableFuture<Thread> sendInVain(SockJsWebSocketSession session, Thread[] thread)
      throws InterruptedException {
    sock.full = true;
    CompletableFuture<Thread> sent = new CompletableFuture<>();
    thread[0] =
        new Thread(
            () -> {
              try {
                session.sendMessage(new TextMessage("patient"));
                sent.complete(Thread.currentThread());
              } catch (IOException | RuntimeException e) {
                sent.completeExceptionally(e);
              }
            });
    thread[0].start();
    while (thread[0].getState() != Thread.State.TIMED_WAITING && !sent.isDone()) {
      Thread.onSpinWait();
    }
    return sent;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void messageIsSentOnceThereIsRoom(boolean writableIsCalled) throws Exception {
    SockJsWebSocketSession session = session(Duration.ofDays(1));
    CompletableFuture<Thread> sent = sendInVain(session, new Thread[1]);
    assertFalse(sent.isDone());
    sock.full = false;
    if (writableIsCalled) {
      session.writable();
    }
    sent.get(60, TimeUnit.SECONDS);
    assertEquals(List.of("patient"), sock.sent);
  }

  @Test
  void endOfTheSessionWhileAMessageWaitsIsAnIoException() throws Exception {
    CompletableFuture<Thread> sent = sendInVain(session(Duration.ofDays(1)), new Thread[1]);
    sock.state = ReadyState.CLOSED;
    ExecutionException failure =
        assertThrows(ExecutionException.class, () -> sent.get(60, TimeUnit.SECONDS));
    assertInstanceOf(IOException.class, failure.getCause());
    assertInstanceOf(SessionClosedException.class, failure.getCause().getCause());
  }

  @Test
  void interruptWhileAMessageWaitsIsAnIoException() throws Exception {
    Thread[] thread = new Thread[1];
    CompletableFuture<Thread> sent = sendInVain(session(Duration.ofDays(1)), thread);
    thread[0].interrupt();
    ExecutionException failure =
        assertThrows(ExecutionException.class, () -> sent.get(60, TimeUnit.SECONDS));
    assertInstanceOf(InterruptedIOException.class, failure.getCause());
    assertEquals(List.of(), sock.sent);
  }

  @ParameterizedTest
  @CsvSource({"1000, 1000", "1001, 4001", "1011, 4011", "1014, 4014", "3000, 3000", "4999, 4999"})
  void closesWithTheCodesOfAnEndpoint(int code, int sent) {
    session(Duration.ZERO).close(new CloseStatus(code, "because"));
    assertEquals(List.of(sent + " because"), sock.closes);
  }

  @ParameterizedTest
  @ValueSource(ints = {1004, 1005, 1006, 1015, 2999})
  void otherCodesThrow(int code) {
    assertThrows(
        IllegalArgumentException.class, () -> session(Duration.ZERO).close(new CloseStatus(code)));
    assertEquals(List.of(), sock.closes);
  }

  @Test
  void closesWithoutAStatusNormally() {
    session(Duration.ZERO).close();
    assertEquals(List.of("1000 "), sock.closes);
  }

  @Test
  void hasThePropertiesOfTheConnection() {
    SockJsWebSocketSession session = session(Duration.ZERO);
    assertEquals("abc", session.getId());
    assertEquals(sock.url(), session.getUri());
    assertSame(USER, session.getPrincipal());
    assertNull(session.getLocalAddress());
    assertEquals(
        InetSocketAddress.createUnresolved("example.org", 443), session.getRemoteAddress());
    assertNull(session.getAcceptedProtocol());
    assertEquals(
        List.of("permessage-deflate"),
        session.getExtensions().stream().map(WebSocketExtension::getName).toList());
    session.getAttributes().put("key", "value");
    assertEquals("value", session.getAttributes().get("key"));
    session.setBinaryMessageSizeLimit(7);
    assertEquals(7, session.getBinaryMessageSizeLimit());
    assertThrows(
        UnsupportedOperationException.class, () -> session.getHandshakeHeaders().add("a", "b"));
    assertSame(sock, session.getNativeSession());
    assertSame(sock, session.getNativeSession(SockJs.class));
    assertSame(sock, session.<Object>getNativeSession(null));
    assertNull(session.getNativeSession(String.class));
    assertFalse(session.toString().contains("secret"), session.toString());
  }
}
