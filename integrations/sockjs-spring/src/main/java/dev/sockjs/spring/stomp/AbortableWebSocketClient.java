package dev.sockjs.spring.stomp;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.client.WebSocketClient;
import org.springframework.web.socket.handler.WebSocketHandlerDecorator;

/**
 * Opens one WebSocket that can be aborted at any time. Spring's STOMP client has nothing for a
 * WebSocket that is not open yet, or that is open and gets no {@code CONNECTED} frame.
 */
final class AbortableWebSocketClient implements WebSocketClient {

  private static final Logger LOGGER = System.getLogger("dev.sockjs.spring.stomp");

  private final WebSocketClient delegate;

  /** Guarded by this object, as are the next fields. */
  private boolean aborted;

  private @Nullable CompletableFuture<WebSocketSession> opening;
  private @Nullable WebSocketSession session;

  AbortableWebSocketClient(WebSocketClient delegate) {
    this.delegate = delegate;
  }

  @Override
  public CompletableFuture<WebSocketSession> execute(
      WebSocketHandler handler, String uriTemplate, @Nullable Object... uriVariables) {
    return opening(delegate.execute(new Recording(handler), uriTemplate, uriVariables));
  }

  @Override
  public CompletableFuture<WebSocketSession> execute(
      WebSocketHandler handler, @Nullable WebSocketHttpHeaders headers, URI uri) {
    return opening(delegate.execute(new Recording(handler), headers, uri));
  }

  private CompletableFuture<WebSocketSession> opening(CompletableFuture<WebSocketSession> future) {
    synchronized (this) {
      opening = future;
      if (!aborted) {
        return future;
      }
    }
    future.cancel(true);
    return future;
  }

  /** Closes the WebSocket, or stops opening it. Its handler is no longer called. */
  void abort() {
    CompletableFuture<WebSocketSession> unopened;
    WebSocketSession open;
    synchronized (this) {
      aborted = true;
      unopened = opening;
      open = session;
    }
    if (open != null) {
      close(open);
    } else if (unopened != null) {
      unopened.cancel(true);
    }
  }

  private synchronized boolean isAborted() {
    return aborted;
  }

  private static void close(WebSocketSession session) {
    try {
      session.close(CloseStatus.NORMAL);
    } catch (IOException | RuntimeException e) {
      LOGGER.log(Level.DEBUG, "Could not close " + session.getId(), e);
    }
  }

  private final class Recording extends WebSocketHandlerDecorator {

    Recording(WebSocketHandler delegate) {
      super(delegate);
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession opened) throws Exception {
      boolean wanted;
      synchronized (AbortableWebSocketClient.this) {
        session = opened;
        wanted = !aborted;
      }
      if (wanted) {
        super.afterConnectionEstablished(opened);
      } else {
        close(opened);
      }
    }

    @Override
    public void handleMessage(WebSocketSession from, WebSocketMessage<?> message) throws Exception {
      if (!isAborted()) {
        super.handleMessage(from, message);
      }
    }

    @Override
    public void handleTransportError(WebSocketSession from, Throwable exception) throws Exception {
      if (!isAborted()) {
        super.handleTransportError(from, exception);
      }
    }
  }
}
