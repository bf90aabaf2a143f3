package dev.sockjs.transport.websocket.jetty.connection;

import dev.sockjs.Headers;
import dev.sockjs.Phase;
import dev.sockjs.RequestKind;
import dev.sockjs.http.client.TransportHttpClient;
import dev.sockjs.http.exchange.SerialExecutor;
import dev.sockjs.spi.Framing;
import dev.sockjs.spi.HandshakeDetails;
import dev.sockjs.spi.Transport;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.spi.TransportListener;
import dev.sockjs.spi.TransportRequest;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket on Jetty.
 *
 * <pre>
 *   CONNECTING --101--&gt; OPEN --close()--&gt; CLOSING
 *       |                |                  |
 *       +----------------+------------------+--&gt; ENDED
 * </pre>
 *
 * <p>The listener is called on the connection's serial executor only, so its calls never overlap.
 */
final class JettyWebSocketTransport implements Transport {

  private static final String SUFFIX = "websocket";
  private static final int GOING_AWAY = 1001;

  private enum State {
    CONNECTING,
    OPEN,
    CLOSING,
    ENDED
  }

  private final Framing framing;
  private final WebSocketClient client;
  private final TransportRequest request;
  private final TransportListener listener;
  private final int maxBatchLength;
  private final SerialExecutor serial;
  private final Sender sender;
  private final Receiver receiver;

  /** Set by {@link #close}: messages are dropped. */
  private volatile boolean closed;

  /** Set by {@link #abort}: the listener is no longer called. */
  private volatile boolean aborted;

  /** Set while a sign of life waits to be reported: the next ones add nothing. */
  private final AtomicBoolean activityWaits = new AtomicBoolean();

  /** Confined to the serial executor. */
  private boolean endReported;

  /** Guarded by this, as are the fields below. */
  private State state = State.CONNECTING;

  private @Nullable UpgradeRequest upgrade;
  private @Nullable Future<?> connecting;
  private @Nullable CoreSession session;

  JettyWebSocketTransport(
      Framing framing,
      WebSocketClient client,
      TransportRequest request,
      TransportListener listener) {
    this.framing = framing;
    this.client = client;
    this.request = request;
    this.listener = listener;
    this.maxBatchLength =
        request.batchLength(JettyWebSocketFactory.MAX_BATCH_LENGTH, WEBSOCKET_BATCH_LENGTH);
    TransportHttpClient http = client.http();
    this.serial =
        new SerialExecutor(
            http::execute, failure -> fail(TransportEnd.failed(Phase.RECEIVE, failure)));
    this.sender =
        new Sender(
            framing,
            http::executeAfterEvent,
            System::nanoTime,
            failure -> fail(TransportEnd.failed(Phase.SEND, failure)));
    this.receiver = new Receiver(this, framing, sender, request.maxFrameLength());
  }

  /** Requests the headers, then connects. */
  void start() {
    URI url = framing == Framing.RAW ? request.baseUrl(SUFFIX) : request.url(SUFFIX);
    request
        .headers(RequestKind.WEBSOCKET, url)
        .whenComplete(
            (headers, failure) -> {
              if (failure == null) {
                startConnect(url, headers);
              } else {
                fail(TransportEnd.failed(Phase.HEADERS, failure));
              }
            });
  }

  private void startConnect(URI url, Headers headers) {
    try {
      client.executeStarted(() -> connect(url, headers));
    } catch (Throwable e) {
      fail(TransportEnd.failed(Phase.CONNECT, e));
    }
  }

  private void connect(URI url, Headers headers) {
    try {
      UpgradeRequest attempt = new UpgradeRequest(client, request, url, headers, receiver);
      CompletableFuture<CoreSession> connect;
      synchronized (this) {
        if (state != State.CONNECTING) {
          return;
        }
        connect = client.core().connect(attempt);
        connecting = connect;
        upgrade = attempt;
      }
      connect.whenComplete(
          (opened, failure) -> {
            attempt.connectEnded();
            if (failure != null) {
              serial.run(() -> fail(attempt.end(failure)));
            }
          });
    } catch (Throwable e) { // a library that is missing or too old shows up here
      fail(TransportEnd.failed(Phase.CONNECT, e));
    }
  }

  // Called by the receiver.

  /** Returns true if the connection is wanted: it may have been given up meanwhile. */
  boolean opened(CoreSession opened) {
    synchronized (this) {
      if (state != State.CONNECTING) {
        return false;
      }
      state = State.OPEN;
      session = opened;
      upgrade = null; // so that requests are not kept in memory
      connecting = null;
    }
    String protocol = opened.getNegotiatedSubProtocol();
    if (protocol != null && !protocol.isEmpty() && !request.subprotocols().contains(protocol)) {
      // RFC 6455, section 4.1
      fail(
          TransportEnd.failed(
              Phase.REQUEST, "The server chose a sub-protocol that was not offered"));
      return true;
    }
    List<String> extensions =
        opened.getNegotiatedExtensions().stream().map(extension -> extension.getName()).toList();
    tell(
        () ->
            listener.connected(HandshakeDetails.of(protocol == null ? "" : protocol, extensions)));
    return true;
  }

  void message(String text) {
    tell(
        () -> {
          if (!closed) {
            listener.frame(text);
          }
        });
  }

  void activity() {
    if (!activityWaits.getAndSet(true)) {
      tell(
          () -> {
            activityWaits.set(false);
            listener.activity();
          });
    }
  }

  /** Calls the listener, unless it was told the end. What was read before the end comes first. */
  private void tell(Runnable call) {
    serial.run(
        () -> {
          if (!endReported && !aborted) {
            call.run();
          }
        });
  }

  /** Ends the transport, unless it has ended, and closes its connection. */
  void fail(TransportEnd end) {
    CoreSession open = session();
    if (end(end) && open != null) {
      int code = end.code().orElse(GOING_AWAY);
      open.close(code, null, Callback.from(open::abort));
    }
  }

  /** Reports the end, once; returns true for the first call. */
  boolean end(TransportEnd end) {
    synchronized (this) {
      if (state == State.ENDED) {
        return false;
      }
      state = State.ENDED;
    }
    serial.run(
        () -> {
          endReported = true;
          if (!aborted) {
            listener.end(end);
          }
        });
    sender.stop();
    return true;
  }

  private synchronized @Nullable CoreSession session() {
    return session;
  }

  // Called by the engine.

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
    CoreSession open = session();
    return open == null
        ? CompletableFuture.failedStage(new IllegalStateException("The WebSocket is not open"))
        : sender.send(batch, open);
  }

  @Override
  public void request(long frames) {
    receiver.request(frames);
  }

  /** A PING makes sockjs-erlang and sockjs-perl close; both send heartbeats. */
  @Override
  public boolean isProbeSafe() {
    return false;
  }

  @Override
  public void probe() {
    CoreSession open = session();
    if (open != null) {
      sender.ping(open);
    }
  }

  @Override
  public void close(int code, String reason) {
    closed = true;
    CoreSession open;
    synchronized (this) {
      open = session;
      if (state == State.OPEN) {
        state = State.CLOSING;
      } else if (state != State.CONNECTING) {
        return;
      }
    }
    if (open == null) {
      end(TransportEnd.closed());
      abortConnect();
    } else {
      // First, because the server may send messages until it gets the CLOSE.
      receiver.readToTheEnd();
      open.sendFrame(new HandshakeStatus(code, reason).toFrame(), Callback.NOOP, false);
    }
  }

  @Override
  public void abort() {
    aborted = true;
    CoreSession open;
    synchronized (this) {
      state = State.ENDED;
      open = session;
    }
    sender.stop();
    if (open == null) {
      abortConnect();
    } else {
      open.abort();
    }
  }

  private void abortConnect() {
    Future<?> pending;
    UpgradeRequest attempt;
    synchronized (this) {
      pending = connecting;
      attempt = upgrade;
    }
    if (pending != null && attempt != null) {
      attempt.abortConnect();
      pending.cancel(true);
    }
  }
}
