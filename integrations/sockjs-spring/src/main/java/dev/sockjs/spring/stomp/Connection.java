package dev.sockjs.spring.stomp;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.simp.stomp.ConnectionLostException;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompHeaders;
import org.springframework.messaging.simp.stomp.StompSession;
import org.springframework.messaging.simp.stomp.StompSessionHandler;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.web.socket.messaging.WebSocketStompClient;

/**
 * One attempt to connect, and the connection that it leads to. Tells its owner of at most one
 * {@code connected}, and of exactly one end unless it is {@link #close closed}.
 */
final class Connection implements StompSessionHandler {

  /** Receives the events of a connection, on any thread. */
  interface Owner {
    void connected(Connection connection, StompSession session, StompHeaders headers);

    void ended(Connection connection, Throwable cause);

    void exception(StompHeaders headers, Throwable exception);
  }

  private final Owner owner;
  private final Timer timeout;
  private final AbortableWebSocketClient webSocket;
  private final AttemptStompClient client;
  private final AtomicBoolean ended = new AtomicBoolean();
  private volatile @Nullable StompSession session;

  /** An error of the transport; Spring reports the end of the connection after it. */
  private volatile @Nullable Throwable transportError;

  Connection(Owner owner, WebSocketStompClient settings, TaskScheduler scheduler) {
    this.owner = owner;
    this.timeout = new Timer(scheduler);
    this.webSocket = new AbortableWebSocketClient(settings.getWebSocketClient());
    this.client = new AttemptStompClient(settings, webSocket, scheduler);
  }

  /** Connects. Calls the application's suppliers on this thread. */
  void open(ConnectSource source, Duration limit) {
    try {
      timeout.start(
          limit, () -> end(new TimeoutException("No CONNECTED frame within " + limit.toMillis() + " ms")));
      client
          .connectAsync(
              source.url().get(),
              source.handshakeHeaders().get(),
              copy(source.connectHeaders().get()),
              this)
          .whenComplete(
              (connected, failure) -> {
                if (failure != null) {
                  end(failure);
                }
              });
    } catch (RuntimeException e) {
      end(e);
    }
  }

  /** Ends the connection because of a failure. */
  void end(Throwable cause) {
    if (ended.compareAndSet(false, true)) {
      timeout.cancel();
      owner.ended(this, cause);
      webSocket.abort();
    }
  }

  /** Ends the connection for the application: with a {@code DISCONNECT} frame if it is open. */
  void close() {
    if (ended.compareAndSet(false, true)) {
      timeout.cancel();
      disconnect();
      webSocket.abort();
    }
  }

  private void disconnect() {
    StompSession connected = session;
    if (connected != null && connected.isConnected()) {
      try {
        connected.disconnect();
      } catch (RuntimeException e) {
        // The connection broke meanwhile, and it is closed in any case.
      }
    }
  }

  boolean isOpen() {
    return !ended.get();
  }

  @Override
  public void afterConnected(StompSession connected, StompHeaders headers) {
    session = connected;
    timeout.cancel();
    if (isOpen()) {
      owner.connected(this, connected, headers);
    }
  }

  @Override
  public void handleTransportError(StompSession from, Throwable exception) {
    if (exception instanceof ConnectionLostException) {
      Throwable earlier = transportError;
      if (earlier != null) {
        exception.addSuppressed(earlier);
      }
      end(exception);
    } else if (session != null && isOpen()) {
      transportError = exception;
      owner.exception(new StompHeaders(), exception);
    }
  }

  @Override
  public void handleException(
      StompSession from,
      @Nullable StompCommand command,
      StompHeaders headers,
      byte[] payload,
      Throwable exception) {
    if (command == StompCommand.ERROR) {
      // The converter of the application cannot read the body.
      end(new StompErrorException(headers, payload));
    } else if (isOpen()) {
      owner.exception(headers, exception);
    }
  }

  /** Returns the type for the body of an {@code ERROR} frame. */
  @Override
  public Type getPayloadType(StompHeaders headers) {
    return byte[].class;
  }

  /** Receives an {@code ERROR} frame. */
  @Override
  public void handleFrame(StompHeaders headers, @Nullable Object payload) {
    end(new StompErrorException(headers, payload instanceof byte[] body ? body : new byte[0]));
  }

  /** Returns a copy, because Spring's client adds headers. */
  static StompHeaders copy(StompHeaders headers) {
    StompHeaders copy = new StompHeaders();
    headers.forEach((name, values) -> copy.addAll(name, values));
    return copy;
  }
}
