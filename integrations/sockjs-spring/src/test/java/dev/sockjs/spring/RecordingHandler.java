package dev.sockjs.spring;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;

/** Records the calls of a session. */
class RecordingHandler implements WebSocketHandler {

  private static final long LIMIT_SECONDS = 60;

  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
  private volatile WebSocketSession session;
  private volatile Throwable error;

  @Override
  public void afterConnectionEstablished(WebSocketSession opened) throws Exception {
    session = opened;
    events.add("open");
  }

  @Override
  public void handleMessage(WebSocketSession session, WebSocketMessage<?> message)
      throws Exception {
    events.add("message " + message.getPayload());
  }

  @Override
  public void handleTransportError(WebSocketSession session, Throwable exception) throws Exception {
    error = exception;
    events.add("error");
  }

  @Override
  public void afterConnectionClosed(WebSocketSession session, CloseStatus status) throws Exception {
    events.add("closed " + status.getCode());
  }

  @Override
  public boolean supportsPartialMessages() {
    return false;
  }

  /** Returns and removes the next event, such as {@code open} or {@code message hello}. */
  String next() throws InterruptedException {
    String event = events.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
    assertNotNull(event, "no event came");
    return event;
  }

  /** Returns the events that were not taken. */
  BlockingQueue<String> events() {
    return events;
  }

  /** Returns the session that has opened. */
  WebSocketSession session() {
    return session;
  }

  /** Returns the last transport error. */
  Throwable error() {
    return error;
  }
}
