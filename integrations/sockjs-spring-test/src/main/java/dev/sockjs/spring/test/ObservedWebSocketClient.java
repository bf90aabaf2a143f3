package dev.sockjs.spring.test;

import dev.sockjs.SockJs;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;
import org.springframework.web.socket.client.WebSocketClient;
import org.springframework.web.socket.handler.WebSocketHandlerDecorator;

/** Opens one WebSocket session, and remembers it and its end. */
final class ObservedWebSocketClient implements WebSocketClient {

  private final WebSocketClient delegate;
  private final SessionLog log;
  private volatile @Nullable CompletableFuture<WebSocketSession> opening;
  private volatile @Nullable WebSocketSession session;

  ObservedWebSocketClient(WebSocketClient delegate, SessionLog log) {
    this.delegate = delegate;
    this.log = log;
  }

  @Override
  public CompletableFuture<WebSocketSession> execute(
      WebSocketHandler handler, String uriTemplate, @Nullable Object... uriVariables) {
    return remember(delegate.execute(new Observer(handler), uriTemplate, uriVariables));
  }

  @Override
  public CompletableFuture<WebSocketSession> execute(
      WebSocketHandler handler, @Nullable WebSocketHttpHeaders headers, URI uri) {
    return remember(delegate.execute(new Observer(handler), headers, uri));
  }

  private CompletableFuture<WebSocketSession> remember(CompletableFuture<WebSocketSession> future) {
    opening = future;
    return future;
  }

  Optional<String> transport() {
    SockJs sock =
        session instanceof NativeWebSocketSession opened
            ? opened.getNativeSession(SockJs.class)
            : null;
    return sock == null ? Optional.empty() : sock.transport();
  }

  /** Closes the session, or stops opening it. */
  void close() {
    CompletableFuture<WebSocketSession> unopened = opening;
    WebSocketSession open = session;
    if (unopened != null) {
      unopened.cancel(true);
    }
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        log.add("could not close: " + e);
      }
    }
  }

  private final class Observer extends WebSocketHandlerDecorator {

    Observer(WebSocketHandler delegate) {
      super(delegate);
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession opened) throws Exception {
      session = opened;
      super.afterConnectionEstablished(opened);
    }

    @Override
    public void afterConnectionClosed(WebSocketSession from, CloseStatus status) throws Exception {
      log.add("closed with " + status.getCode() + " " + status.getReason());
      super.afterConnectionClosed(from, status);
    }
  }
}
