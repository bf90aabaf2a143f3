package dev.sockjs.spring;

import dev.sockjs.CloseEvent;
import dev.sockjs.ReadyState;
import dev.sockjs.SessionClosedException;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;

/** Passes the events of one connection on to a handler of Spring, which may throw anything. */
final class HandlerListener implements SockJsListener {

  private static final Logger LOG = System.getLogger("dev.sockjs.spring");

  /** A call of one of the handler's methods. */
  private interface HandlerCall {
    void run() throws Exception;
  }

  private final WebSocketHandler handler;
  private final SessionSettings settings;
  private final CompletableFuture<WebSocketSession> connected = new CompletableFuture<>();

  /** The session that the handler knows; set when the connection opens. */
  private volatile @Nullable SockJsWebSocketSession session;

  HandlerListener(WebSocketHandler handler, SessionSettings settings) {
    this.handler = handler;
    this.settings = settings;
  }

  /** Returns the future that completes when the handler knows the session. */
  CompletableFuture<WebSocketSession> connected() {
    return connected;
  }

  /** Closes the connection because its client is stopped. */
  void stop(SockJs sock) {
    SockJsWebSocketSession current = session;
    if (current != null) {
      current.close(CloseStatus.GOING_AWAY.withReason("Client stopped"));
    } else {
      sock.close(CloseStatus.NORMAL.getCode(), "Client stopped");
    }
  }

  /** Stops connecting, because the future was cancelled or completed by somebody else. */
  void abandon(SockJs sock) {
    if (sock.readyState() == ReadyState.CONNECTING) {
      sock.close();
    }
  }

  @Override
  public void onOpen(SockJs sock) {
    if (connected.isDone()) {
      sock.close();
      return;
    }
    SockJsWebSocketSession opened = new SockJsWebSocketSession(sock, settings);
    session = opened;
    Throwable failure = call(opened, () -> handler.afterConnectionEstablished(opened));
    if (failure == null) {
      connected.complete(opened);
    } else {
      connected.completeExceptionally(failure);
    }
  }

  @Override
  public void onMessage(SockJs sock, String message) {
    SockJsWebSocketSession current = session;
    if (current == null) {
      return;
    }
    if (message.length() > current.getTextMessageSizeLimit()) {
      current.close(
          CloseStatus.TOO_BIG_TO_PROCESS.withReason(
              "The message has " + message.length() + " UTF-16 units"));
      return;
    }
    call(current, () -> handler.handleMessage(current, new TextMessage(message)));
  }

  @Override
  public void onWritable(SockJs sock) {
    SockJsWebSocketSession current = session;
    if (current != null) {
      current.writable();
    }
  }

  @Override
  public void onClose(SockJs sock, CloseEvent event) {
    SockJsWebSocketSession current = session;
    if (current == null) {
      return; // the future has failed
    }
    if (!event.wasClean() && !current.isClosedByApplication(event)) {
      SessionClosedException error = new SessionClosedException(sock, event);
      call(current, () -> handler.handleTransportError(current, error));
    }
    call(current, () -> handler.afterConnectionClosed(current, current.closeStatus(event)));
  }

  /**
   * Calls the handler, and closes the session if it throws.
   *
   * @return the exception, or {@code null} if there was none
   */
  private static @Nullable Throwable call(SockJsWebSocketSession session, HandlerCall call) {
    try {
      call.run();
      return null;
    } catch (Exception | Error e) {
      if (!session.isEndedBy(e)) {
        LOG.log(Level.WARNING, "The handler threw, so this session is closed: " + session, e);
        session.close(CloseStatus.SERVER_ERROR);
      }
      return e;
    }
  }
}
