package dev.sockjs.transport.websocket;

import dev.sockjs.Phase;
import dev.sockjs.spi.EndKind;
import dev.sockjs.spi.Framing;
import dev.sockjs.spi.Transport;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.spi.TransportListener;
import dev.sockjs.spi.TransportRequest;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Endpoint;
import jakarta.websocket.Session;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket.
 *
 * <pre>
 * CONNECTING --onOpen--> OPEN --close()--> CLOSING
 *      |                  |                   |
 *      +------------------+-------------------+--> OVER
 * </pre>
 *
 * <p>What opens when the transport is not CONNECTING any more was given up: it is closed at once,
 * and nobody hears of it.
 */
final class WebSocketTransport implements Transport {

  private static final Logger LOG = System.getLogger(WebSocketTransport.class.getPackageName());

  private static final int GOING_AWAY = CloseCodes.GOING_AWAY.getCode();

  private final Framing framing;
  private final TransportRequest request;
  private final Executor blocking;
  private final Sender outbox;
  private final Receiver inbox;
  private final SessionEndpoint events;

  /** Guarded by this, as are the fields below. */
  private State state = State.CONNECTING;

  private @Nullable Session session;
  private @Nullable Future<?> handshake;
  private @Nullable Runnable stop;
  private @Nullable ClosingHandshake closing;

  private enum State {
    CONNECTING,
    OPEN,
    CLOSING,
    OVER
  }

  WebSocketTransport(
      Framing framing, TransportRequest request, TransportListener listener, Executor blocking) {
    this.framing = framing;
    this.request = request;
    this.blocking = blocking;
    outbox = new Sender(framing, this::sendingFailed);
    inbox = new Receiver(listener, request.maxFrameLength(), outbox::over);
    events = new SessionEndpoint(this, request, inbox);
  }

  /** Connects, with {@link #events()}, on a thread that may block. */
  void start(Runnable connect) {
    FutureTask<?> task = new FutureTask<>(Executors.callable(connect));
    synchronized (this) {
      if (state != State.CONNECTING) {
        return;
      }
      handshake = task;
    }
    blocking.execute(
        () -> {
          task.run();
          // Whoever gave the attempt up may have interrupted this thread a moment too late.
          Thread.interrupted();
        });
  }

  /** What the container calls. */
  Endpoint events() {
    return events;
  }

  /** The connection has threads and a socket to itself, which this stops. */
  synchronized void freedBy(Runnable stop) {
    this.stop = stop;
  }

  /** The connection can be closed in order, by this. */
  synchronized void closedBy(ClosingHandshake closing) {
    this.closing = closing;
  }

  /** The server lives. */
  void bytesCame() {
    inbox.activity();
  }

  /** Whether threads that serve the connection serve no other. */
  synchronized boolean hasItsOwnThreads() {
    return stop != null;
  }

  /** Takes the session, unless the attempt was given up: false then. */
  boolean opened(Session opened) {
    synchronized (this) {
      session = opened;
      if (state == State.CONNECTING) {
        state = State.OPEN;
        return true;
      }
    }
    closeAndFree(GOING_AWAY, "");
    return false;
  }

  /** The session is closed. */
  void closed(TransportEnd byPeer) {
    switch (enter(State.OVER)) {
      case OPEN -> inbox.end(byPeer);
      case CLOSING -> inbox.end(goodbye(byPeer));
      case CONNECTING, OVER -> {}
    }
  }

  /**
   * What the end means behind our CLOSE: without an answer to it nobody knows what has arrived. But
   * over TLS Grizzly drops an answer that comes together with the end, as it mostly does.
   */
  private TransportEnd goodbye(TransportEnd byPeer) {
    if (byPeer.kind() != EndKind.CLOSED) {
      return isSecure() ? TransportEnd.closed() : byPeer;
    }
    // Without a handshake of ours the code may be the one that we sent.
    return closing() == null ? TransportEnd.closed() : byPeer;
  }

  private boolean isSecure() {
    return "https".equals(request.baseUrl().getScheme());
  }

  /** Ends the transport, unless it has ended. */
  void fail(TransportEnd end) {
    if (enter(State.OVER) != State.OVER) {
      inbox.end(end);
      closeAndFree(end.code().orElse(GOING_AWAY), "");
    }
  }

  /** A session that is closed tells why by itself, and better. */
  private void sendingFailed(Throwable cause) {
    Session open = session();
    if (open != null && open.isOpen()) {
      fail(TransportEnd.failed(Phase.SEND, cause));
    }
  }

  @Override
  public Framing framing() {
    return framing;
  }

  @Override
  public int maxBatchLength() {
    return Math.max(
        1, request.option(WebSocketTransports.MAX_BATCH_LENGTH).orElse(WEBSOCKET_BATCH_LENGTH));
  }

  @Override
  public CompletionStage<Void> send(List<String> batch) {
    Session open = session();
    return open == null
        ? CompletableFuture.failedStage(new IllegalStateException("The WebSocket never opened"))
        : outbox.send(batch, open);
  }

  @Override
  public void request(long frames) {
    inbox.demand(frames);
  }

  /** A PING makes sockjs-erlang and sockjs-perl close; both send heartbeats. */
  @Override
  public boolean isProbeSafe() {
    return false;
  }

  @Override
  public void probe() {
    Session open = session();
    if (open != null) {
      blocking.execute(() -> ping(open));
    }
  }

  private static void ping(Session open) {
    try {
      open.getAsyncRemote().sendPing(ByteBuffer.allocate(0));
    } catch (IOException | IllegalStateException e) {
      LOG.log(Level.DEBUG, "No PING could be sent", e);
    }
  }

  @Override
  public void close(int code, String reason) {
    State before = enter(State.CLOSING);
    inbox.takeOnlyTheEnd();
    if (before == State.CONNECTING) {
      fail(TransportEnd.closed());
    } else if (before == State.OPEN) {
      ClosingHandshake handshake = closing();
      if (handshake == null) {
        closeAndFree(code, reason);
      } else {
        handshake.begin(code, reason);
      }
    }
  }

  @Override
  public void abort() {
    enter(State.OVER);
    inbox.takeNothing();
    if (hasItsOwnThreads()) {
      free();
    } else {
      closeAndFree(GOING_AWAY, "");
    }
  }

  /** The state before; none follows OVER. */
  private synchronized State enter(State next) {
    State before = state;
    state = before == State.OVER ? State.OVER : next;
    return before;
  }

  private synchronized @Nullable Session session() {
    return session;
  }

  private synchronized @Nullable ClosingHandshake closing() {
    return closing;
  }

  private void closeAndFree(int code, String reason) {
    Session open = session();
    if (open == null) {
      free();
      return;
    }
    blocking.execute(
        () -> {
          try {
            open.close(new CloseReason(CloseCodes.getCloseCode(code), reason));
          } catch (IOException | IllegalStateException e) {
            LOG.log(Level.DEBUG, "The session was closed already", e);
          }
          free();
        });
  }

  /** Frees socket and threads, as far as the container can. A second time does no harm. */
  private void free() {
    Runnable stopping;
    Future<?> waiting;
    synchronized (this) {
      stopping = stop;
      waiting = handshake;
    }
    if (stopping != null) {
      stopping.run();
    }
    if (waiting != null) {
      waiting.cancel(true);
    }
  }
}
