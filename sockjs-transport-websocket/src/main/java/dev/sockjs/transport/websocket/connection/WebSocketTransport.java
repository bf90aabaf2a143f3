package dev.sockjs.transport.websocket.connection;

import dev.sockjs.Phase;
import dev.sockjs.spi.EndKind;
import dev.sockjs.spi.Framing;
import dev.sockjs.spi.Transport;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.spi.TransportListener;
import dev.sockjs.spi.TransportRequest;
import dev.sockjs.transport.websocket.container.ClosingHandshake;
import dev.sockjs.transport.websocket.container.GrizzlyListener;
import dev.sockjs.transport.websocket.upgrade.UpgradeConfigurator;
import dev.sockjs.transport.websocket.upgrade.UpgradeFailureMapper;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.Session;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * One WebSocket.
 *
 * <pre>
 * CONNECTING --onOpen--> OPEN --close()--> CLOSING
 *      |                  |                   |
 *      +------------------+-------------------+--> ENDED
 * </pre>
 *
 * <p>A session that opens in another state than CONNECTING is closed at once and not reported.
 */
final class WebSocketTransport implements Transport, GrizzlyListener {

  private static final int GOING_AWAY = CloseCodes.GOING_AWAY.getCode();

  private final Framing framing;
  private final TransportRequest request;
  private final URI url;
  private final int maxBatchLength;
  private final UpgradeFailureMapper failures;
  private final Executor blocking;
  private final WebSocketConnection connection;
  private final Sender sender;
  private final Receiver receiver;

  private volatile byte lastByte = -1;

  /** Guarded by this. */
  private State state = State.CONNECTING;

  private enum State {
    CONNECTING,
    OPEN,
    CLOSING,
    ENDED
  }

  WebSocketTransport(
      Framing framing,
      TransportRequest request,
      URI url,
      TransportListener listener,
      UpgradeFailureMapper failures,
      Executor blocking) {
    this.framing = framing;
    this.request = request;
    this.url = url;
    maxBatchLength =
        request.batchLength(WebSocketTransportFactory.MAX_BATCH_LENGTH, WEBSOCKET_BATCH_LENGTH);
    this.failures = failures;
    this.blocking = blocking;
    connection = new WebSocketConnection(blocking);
    sender = new Sender(framing, this::sendFailed);
    receiver = new Receiver(listener, request.maxFrameLength(), sender::close);
  }

  /** Returns a new endpoint that passes its events to this transport. */
  SessionEndpoint newEndpoint() {
    return new SessionEndpoint(this, request, receiver);
  }

  /** Connects on a thread that may block. */
  void start(Runnable connect) {
    Runnable task = connection.cancelable(connect);
    // Sees an abort before this line; a later one cancels the task.
    if (state() == State.CONNECTING) {
      blocking.execute(task);
    }
  }

  @Override
  public void privateTransport(Runnable stop) {
    connection.stopTransport(stop);
  }

  @Override
  public void upgraded(ClosingHandshake closing) {
    connection.closingHandshake(closing);
  }

  @Override
  public void upgradeRefused(int status, HandshakeResponse response) {
    request.keepCookies(url, status, UpgradeConfigurator.setCookies(response));
    end(UpgradeFailureMapper.refused(status));
  }

  @Override
  public void connectFailed(Throwable cause) {
    end(failures.failed(cause));
  }

  @Override
  public void bytesReceived(byte last) {
    lastByte = last;
    receiver.activity();
  }

  /** Returns the last byte that arrived; -1 if the container does not report bytes. */
  byte lastByte() {
    return lastByte;
  }

  /**
   * The session opened.
   *
   * @return false if the transport was closed or aborted before; the session is then being closed
   */
  boolean opened(Session session) {
    connection.session(session);
    synchronized (this) {
      if (state == State.CONNECTING) {
        state = State.OPEN;
        return true;
      }
    }
    connection.closeAndRelease(GOING_AWAY, "");
    return false;
  }

  /** The session closed. */
  void closed(TransportEnd end) {
    switch (moveTo(State.ENDED)) {
      case OPEN -> receiver.end(end);
      case CLOSING -> receiver.end(afterOwnClose(end));
      case CONNECTING, ENDED -> {}
    }
  }

  /**
   * Returns the meaning of an end after our CLOSE. Without the peer's CLOSE it is a failure, since
   * the messages before may not have arrived. Over TLS it counts as closed even then: Grizzly drops
   * a CLOSE that arrives together with the end of the connection, which is the usual case.
   */
  private TransportEnd afterOwnClose(TransportEnd end) {
    if (end.kind() != EndKind.CLOSED) {
      return isSecure() ? TransportEnd.closed() : end;
    }
    // Without a closing handshake, the container may report the code of our own CLOSE.
    return connection.closingHandshake() == null ? TransportEnd.closed() : end;
  }

  private boolean isSecure() {
    return "https".equals(request.baseUrl().getScheme());
  }

  /** Ends the transport and releases its connection, unless it has ended. */
  void end(TransportEnd end) {
    if (moveTo(State.ENDED) != State.ENDED) {
      receiver.end(end);
      connection.closeAndRelease(end.code().orElse(GOING_AWAY), "");
    }
  }

  /** Ends the transport, unless the session has closed: then its own reason is the better one. */
  private void sendFailed(Throwable cause) {
    Session session = connection.session();
    if (session != null && session.isOpen()) {
      end(TransportEnd.failed(Phase.SEND, cause));
    }
  }

  boolean hasOwnThreads() {
    return connection.hasOwnThreads();
  }

  @Override
  public Framing framing() {
    return framing;
  }

  @Override
  public int maxBatchLength() {
    return maxBatchLength;
  }

  @Override
  public CompletionStage<Void> send(List<String> batch) {
    Session session = connection.session();
    return session == null
        ? CompletableFuture.failedStage(new IllegalStateException("The WebSocket never opened"))
        : sender.send(batch, session);
  }

  @Override
  public void request(long frames) {
    receiver.demand(frames);
  }

  /** sockjs-erlang and sockjs-perl close when they receive a PING; both send heartbeats. */
  @Override
  public boolean isProbeSafe() {
    return false;
  }

  @Override
  public void probe() {
    connection.ping();
  }

  @Override
  public void close(int code, String reason) {
    State before = moveTo(State.CLOSING);
    receiver.discardFrames();
    if (before == State.CONNECTING) {
      end(TransportEnd.closed());
    } else if (before == State.OPEN) {
      ClosingHandshake handshake = connection.closingHandshake();
      if (handshake == null) {
        connection.closeAndRelease(code, reason);
      } else {
        handshake.start(code, reason);
      }
    }
  }

  @Override
  public void abort() {
    moveTo(State.ENDED);
    receiver.discardEverything();
    if (hasOwnThreads()) {
      connection.release();
    } else {
      connection.closeAndRelease(GOING_AWAY, "");
    }
  }

  private synchronized State state() {
    return state;
  }

  /** Changes the state, unless it is ENDED, and returns the one before. */
  private synchronized State moveTo(State next) {
    State before = state;
    state = before == State.ENDED ? State.ENDED : next;
    return before;
  }
}
