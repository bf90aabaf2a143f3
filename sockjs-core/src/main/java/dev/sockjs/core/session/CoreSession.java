package dev.sockjs.core.session;

import dev.sockjs.Attempt;
import dev.sockjs.CloseEvent;
import dev.sockjs.Phase;
import dev.sockjs.ReadyState;
import dev.sockjs.SessionClosedException;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsListener;
import dev.sockjs.SockJsOptions;
import dev.sockjs.core.codec.Frame;
import dev.sockjs.core.codec.FrameCodec;
import dev.sockjs.core.concurrent.SerialExecutor;
import dev.sockjs.core.connect.AttemptConnection;
import dev.sockjs.core.connect.ClientResources;
import dev.sockjs.core.connect.ConnectEvent;
import dev.sockjs.core.connect.ConnectSequence;
import dev.sockjs.core.liveness.LivenessMonitor;
import dev.sockjs.core.request.SessionUrls;
import dev.sockjs.spi.Framing;
import dev.sockjs.spi.HandshakeDetails;
import dev.sockjs.spi.Scheduler.Cancellable;
import dev.sockjs.spi.TransportEnd;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One session: carries out what its {@link SessionMachine} decides. The first group of fields is
 * safe for any thread; the second belongs to the serial executor.
 */
public final class CoreSession
    implements AttemptConnection.Listener, MessageSender.Listener, CoreSockJs.Control {

  private static final Logger LOG = System.getLogger("dev.sockjs.core");

  private static final int ABNORMAL = 1006;

  private final ClientResources client;
  private final SockJsOptions options;
  private final SockJsListener listener;
  private final Consumer<CoreSession> onOver;
  private final SerialExecutor serial = SerialExecutor.direct(this::engineFailed);
  private final SerialExecutor callbacks;
  private final MessageSender sender;
  private final CoreSockJs sock;
  private final MessageReceiver receiver;
  private final LivenessMonitor liveness;

  private final SessionMachine machine = new SessionMachine();
  private final FrameCodec codec;
  private final ConnectSequence connect;
  private @Nullable AttemptConnection connection;
  private @Nullable Cancellable linger;
  private boolean paused;
  private boolean closeReported;

  /**
   * @param onOver runs once the application has been told of the end and the transport has ended
   */
  public CoreSession(
      ClientResources client,
      URI url,
      SessionUrls urls,
      SockJsOptions options,
      SockJsListener listener,
      Consumer<CoreSession> onOver) {
    this.client = client;
    this.options = options;
    this.listener = listener;
    this.onOver = onOver;
    codec = new FrameCodec(options.maxMessageSize());
    callbacks = new SerialExecutor(client.executor(), CoreSession::callbackFailed);
    sender = new MessageSender(serial, this, options);
    sock = new CoreSockJs(url, sender, callbacks, this);
    receiver =
        new MessageReceiver(
            sock,
            listener,
            callbacks,
            options.maxMessageSize(),
            () -> serial.execute(this::resume));
    liveness =
        new LivenessMonitor(
            client.scheduler(),
            serial,
            options.heartbeatTimeout().orElse(null),
            () -> paused,
            this::probe,
            () -> apply(machine.silent()));
    connect = new ConnectSequence(client, urls, options, serial, this::onConnect, this::onAttempt);
  }

  public void start() {
    serial.execute(connect::start);
  }

  /** Returns the application's handle. */
  public SockJs sock() {
    return sock;
  }

  /** Closes like {@link SockJs#close(int, String)}, with any code. On any thread. */
  @Override
  public void close(int code, String reason) {
    beginClosing();
    serial.execute(() -> apply(machine.close(code, reason)));
  }

  /** Ends the session without draining it, and aborts its transport. On any thread. */
  @Override
  public void abort(CloseEvent event) {
    beginClosing();
    serial.execute(
        () -> {
          apply(machine.abort(event));
          abortConnection();
        });
  }

  private void beginClosing() {
    receiver.stop();
    sender.stopAccepting();
    sock.advance(ReadyState.CLOSING);
  }

  public Duration linger() {
    return options.closeLinger();
  }

  // Events, on the serial executor.

  private void onConnect(ConnectEvent event) {
    if (event instanceof ConnectEvent.AttemptStarted started) {
      connection = new AttemptConnection(started.request(), serial, this, codec, liveness);
      connection.connect(started.factory());
    } else if (event instanceof ConnectEvent.InfoFailed failed) {
      apply(machine.infoFailed(failed.event()));
    } else if (event instanceof ConnectEvent.CannotStart failed) {
      apply(machine.end(failed.end()));
    } else if (event instanceof ConnectEvent.AllowanceOver over) {
      if (connection().request().equals(over.request())) {
        apply(machine.allowanceOver(connection().phase()));
      }
    } else if (event instanceof ConnectEvent.ConnectTimeout) {
      apply(machine.connectTimeout(connection().phase()));
    } else if (event instanceof ConnectEvent.NoneLeft) {
      apply(machine.noneLeft());
    }
  }

  private void onAttempt(Attempt attempt) {
    receiver.execute(() -> listener.onAttempt(sock, attempt));
  }

  @Override
  public void connected(AttemptConnection from, HandshakeDetails details) {
    sock.connected(details);
    if (from.framing() == Framing.RAW) {
      apply(machine.rawConnected());
    }
  }

  @Override
  public void reopened() {
    machine.reopened();
  }

  @Override
  public void frame(Frame frame) {
    apply(machine.frame(frame));
    readOn();
  }

  /** Reads on after a pause. What was not read meanwhile was not the server's silence. */
  private void resume() {
    if (paused) {
      liveness.activity();
      readOn();
    }
  }

  /** Requests one more frame, unless the application has enough to do. */
  private void readOn() {
    paused = receiver.isFull();
    if (!paused && connection != null && !connection.isEnded()) {
      connection.requestFrame();
    }
  }

  @Override
  public void ended(TransportEnd end) {
    apply(machine.end(end));
    releaseIfOver();
  }

  @Override
  public void flush() {
    if (connection != null) {
      sender.flush(connection);
    }
  }

  @Override
  public void drained() {
    apply(machine.drained());
  }

  @Override
  public void writable() {
    receiver.execute(() -> listener.onWritable(sock));
  }

  @Override
  public void sendFailed(AttemptConnection from, Throwable cause) {
    from.fail(TransportEnd.failed(Phase.SEND, cause));
  }

  private void probe() {
    if (connection != null && !sender.isSending()) {
      connection.probe();
    }
  }

  /** Closes the session after an internal error; otherwise it might never end. */
  private void engineFailed(Throwable cause) {
    LOG.log(Level.ERROR, "Internal error of the SockJS engine", cause);
    apply(machine.abort(CloseEvent.of(ABNORMAL, "Internal error", false).withCause(cause)));
  }

  private static void callbackFailed(Throwable cause) {
    LOG.log(Level.WARNING, "The application's code threw", cause);
  }

  // Effects, on the serial executor.

  private void apply(List<Effect> effects) {
    effects.forEach(this::apply);
  }

  private void apply(Effect effect) {
    if (effect instanceof Effect.Deliver deliver) {
      receiver.deliver(deliver.messages());
    } else if (effect instanceof Effect.Heartbeat) {
      receiver.heartbeat();
    } else if (effect instanceof Effect.Open) {
      open();
    } else if (effect instanceof Effect.AttemptOver over) {
      connect.attemptFailed(over.outcome(), over.end());
    } else if (effect instanceof Effect.TryNext) {
      connect.tryNext();
    } else if (effect instanceof Effect.Drain) {
      liveness.stop();
      linger = afterLinger(() -> apply(machine.lingerOver()));
      flush();
    } else if (effect instanceof Effect.Close close) {
      closeConnection(close.code(), close.reason());
    } else if (effect instanceof Effect.Abort) {
      abortConnection();
    } else if (effect instanceof Effect.Finish finish) {
      finish(finish.event());
    }
  }

  private void open() {
    sender.open(connection().framing());
    sock.openOver(connection().request().transport());
    connect.opened();
    liveness.start();
    callbacks.execute(
        () -> {
          receiver.call(() -> listener.onOpen(sock));
          sock.completeOpened();
        });
  }

  /** Once the session is over, nothing else ensures that the transport does close. */
  private void closeConnection(int code, String reason) {
    if (connection == null || connection.isEnded()) {
      return;
    }
    connection.close(code, reason);
    if (machine.state() == ReadyState.CLOSED && !connection.isEnded()) {
      linger = afterLinger(this::abortConnection);
    }
  }

  private void abortConnection() {
    if (connection != null && !connection.isEnded()) {
      connection.abort();
    }
    releaseIfOver();
  }

  private AttemptConnection connection() {
    return Objects.requireNonNull(connection, "connection");
  }

  private Cancellable afterLinger(Runnable task) {
    return client.scheduler().schedule(options.closeLinger(), () -> serial.execute(task));
  }

  private void finish(CloseEvent event) {
    sock.advance(ReadyState.CLOSING);
    connect.stop();
    liveness.stop();
    sender.abandon(new SessionClosedException(sock, event));
    List<Attempt> attempts = connect.attempts();
    callbacks.execute(
        () -> {
          sock.closed(event);
          receiver.call(() -> listener.onClose(sock, event));
          sock.completeClosed(event, attempts);
          serial.execute(
              () -> {
                closeReported = true;
                releaseIfOver();
              });
        });
  }

  private void releaseIfOver() {
    if (connection != null && !connection.isEnded()) {
      return;
    }
    if (linger != null) {
      linger.cancel();
      linger = null;
    }
    if (closeReported) {
      onOver.accept(this);
    }
  }
}
