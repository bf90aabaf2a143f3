package dev.sockjs.benchmarks.spring;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/** Records the end of a session, and throws on demand. */
final class Recorder extends TextWebSocketHandler {
  private final boolean throwing;
  private final CompletableFuture<CloseStatus> closed = new CompletableFuture<>();
  private final AtomicInteger errors = new AtomicInteger();

  /** Creates a recorder; one that is throwing throws as soon as its session is open. */
  Recorder(boolean throwing) {
    this.throwing = throwing;
  }

  CompletableFuture<CloseStatus> closed() {
    return closed;
  }

  /** Returns the number of calls of {@code handleTransportError}. */
  int errors() {
    return errors.get();
  }

  @Override
  public void afterConnectionEstablished(WebSocketSession session) {
    if (throwing) {
      throw new IllegalStateException("The handler of the trial throws");
    }
  }

  @Override
  public void handleTransportError(WebSocketSession session, Throwable error) {
    errors.incrementAndGet();
  }

  @Override
  public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
    closed.complete(status);
  }
}
