package dev.sockjs.core.session;

import dev.sockjs.Attempt;
import dev.sockjs.CloseEvent;
import dev.sockjs.ReadyState;
import dev.sockjs.SessionClosedException;
import dev.sockjs.SessionEnd;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsListener;
import dev.sockjs.SockJsOptions;
import dev.sockjs.core.codec.Frame;
import dev.sockjs.core.concurrent.GuardedExecutor;
import dev.sockjs.core.concurrent.SerialExecutor;
import dev.sockjs.core.connect.AttemptConnection;
import dev.sockjs.core.connect.ClientResources;
import dev.sockjs.core.connect.ConnectEvent;
import dev.sockjs.core.connect.ConnectSequence;
import dev.sockjs.core.observe.SessionObserver;
import dev.sockjs.core.observe.SessionObservers;
import dev.sockjs.core.request.SessionUrls;
import dev.sockjs.spi.Framing;
import dev.sockjs.spi.HandshakeDetails;
import dev.sockjs.spi.RedactedUrl;
import dev.sockjs.spi.TransportEnd;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * One session: passes events to its {@link SessionMachine} and carries out the effects. The first
 * group of fields is safe for any thread; the second is used only on the serial executor.
 */
public final class CoreSession
    implements SessionConnection.Listener,
        ConnectSequence.Listener,
        MessageSender.Listener,
        CoreSockJs.Control {

  private static final Logger LOG = System.getLogger("dev.sockjs.core");

  private final SockJsOptions options;
  private final Consumer<CoreSession> onReleased;
  private final SerialExecutor serial = SerialExecutor.direct(this::internalError);
  private final GuardedExecutor guarded;
  private final CoreSockJs sock;
  private final MessageSender sender;
  private final MessageReceiver receiver;
  private final EventReporter reporter;
  private final SessionObserver observer;

  private final SessionMachine machine = new SessionMachine();
  private final ConnectSequence connect;
  private final SessionConnection connection;

  /**
   * @param url the URL as the caller gave it
   * @param urls the URLs below it
   * @param onReleased runs when the application knows of the end and the transport has ended
   */
  public CoreSession(
      ClientResources client,
      URI url,
      SessionUrls urls,
      SockJsOptions options,
      SockJsListener listener,
      Consumer<CoreSession> onReleased) {
    this.options = options;
    this.onReleased = onReleased;
    SerialExecutor callbacks = new SerialExecutor(client.executor(), CoreSession::callbackFailed);
    SafeListener safeListener = new SafeListener(listener);
    guarded = new GuardedExecutor(client.scheduler(), serial);
    observer = SessionObservers.create(client.observers(), RedactedUrl.of(url));
    sender = new MessageSender(serial, this, observer, options);
    sock = new CoreSockJs(url, sender, callbacks, this);
    receiver =
        new MessageReceiver(
            sock,
            safeListener,
            callbacks,
            options.maxMessageSize(),
            () -> serial.execute(this::continueReading));
    reporter = new EventReporter(sock, safeListener, callbacks, receiver, observer);
    connection = new SessionConnection(client.scheduler(), serial, options, this, receiver, sender);
    connect = new ConnectSequence(client, urls, options, serial, this, observer);
  }

  /** Starts the connect. On any thread. */
  public void start() {
    observer.started();
    serial.execute(connect::start);
  }

  /** Returns the application's handle. */
  public SockJs sock() {
    return sock;
  }

  /** Returns the bytes that were accepted and can still be sent. On any thread. */
  public long pendingBytes() {
    return sender.pendingBytes();
  }

  /** Returns the longest time that closing in order may take. */
  public Duration closeLinger() {
    return options.closeLinger();
  }

  /** Closes like {@link SockJs#close(int, String)}, with any code. On any thread. */
  @Override
  public void close(int code, String reason) {
    stopTraffic();
    guarded.execute(
        () -> apply(machine.close(code, reason)),
        options.closeLinger(),
        () -> endBlocked(CloseEvent.of(code, reason, false), SessionEnd.APPLICATION));
  }

  /** Ends the session without draining it, and aborts its transport. On any thread. */
  @Override
  public void abort(CloseEvent event) {
    stopTraffic();
    guarded.execute(
        () -> abortNow(event, SessionEnd.APPLICATION),
        GuardedExecutor.PATIENCE,
        () -> endBlocked(event, SessionEnd.APPLICATION));
  }

  @Override
  public void pause() {
    receiver.pause();
  }

  @Override
  public void resume() {
    receiver.resume();
  }

  private void abortNow(CloseEvent event, SessionEnd end) {
    apply(machine.abort(event, end));
    connection.abort(); // it may still be closing in order after the end of the session
  }

  /**
   * Ends the session although a task of its serial executor does not return. The state machine
   * learns of the end when that task has returned. On any thread.
   */
  private void endBlocked(CloseEvent event, SessionEnd end) {
    stopTraffic();
    connection.abortTransport();
    sender.abandon(new SessionClosedException(sock, event));
    reportEnd(event, end);
    serial.execute(() -> abortNow(event, end));
  }

  private void reportEnd(CloseEvent event, SessionEnd end) {
    reporter.closed(event, end, connect.attempts(), () -> serial.execute(connection::endReported));
  }

  /** Takes effect at once, even while the serial executor is busy. */
  private void stopTraffic() {
    receiver.stop();
    sender.stopAccepting();
    sock.advance(ReadyState.CLOSING);
  }

  // Events, on the serial executor.

  @Override
  public void connectEvent(ConnectEvent event) {
    if (event instanceof ConnectEvent.AttemptStarted attempt) {
      connection.connect(attempt);
    } else if (event instanceof ConnectEvent.InfoFailed failed) {
      apply(machine.infoFailed(failed.event()));
    } else if (event instanceof ConnectEvent.CannotStart failed) {
      apply(machine.end(failed.end()));
    } else if (event instanceof ConnectEvent.AllowanceOver) {
      apply(machine.allowanceOver(connection.current().phase()));
    } else if (event instanceof ConnectEvent.ConnectTimeout) {
      apply(machine.connectTimeout(connection.current().phase()));
    } else if (event instanceof ConnectEvent.NoTransportLeft) {
      apply(machine.noTransportLeft());
    }
  }

  @Override
  public void connectBlocked(CloseEvent event) {
    endBlocked(event, SessionEnd.LOST);
  }

  @Override
  public void attemptEnded(Attempt attempt) {
    reporter.attempt(attempt);
  }

  @Override
  public void connected(HandshakeDetails details) {
    sock.setHandshakeDetails(details);
    if (connection.current().framing() == Framing.RAW) {
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
    connection.requestFrame();
  }

  @Override
  public void ended(TransportEnd end) {
    apply(machine.end(end));
    connection.ended();
  }

  @Override
  public void livenessTimeout() {
    apply(machine.livenessTimeout());
  }

  @Override
  public void released() {
    onReleased.accept(this);
  }

  @Override
  public void flush() {
    connection.flush();
  }

  @Override
  public void batchSent() {
    connection.batchSent();
  }

  @Override
  public void drained() {
    apply(machine.drained());
  }

  @Override
  public void writable() {
    reporter.writable();
  }

  private void continueReading() {
    connection.continueReading();
  }

  /** Ends the session after an internal error; otherwise it might never end. */
  private void internalError(Throwable cause) {
    LOG.log(Level.ERROR, "Internal error of the SockJS engine", cause);
    CloseEvent event = CloseEvents.internalError(cause);
    apply(machine.abort(event, SessionEnd.INTERNAL));
    reportEnd(event, SessionEnd.INTERNAL); // has no effect after an end that was reported
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
      observer.received(deliver.messages());
      receiver.messages(deliver.messages());
    } else if (effect instanceof Effect.Heartbeat) {
      observer.heartbeat();
      receiver.heartbeat();
    } else if (effect instanceof Effect.Open) {
      open();
    } else if (effect instanceof Effect.AttemptFailed failed) {
      connect.attemptFailed(failed.outcome(), failed.end());
    } else if (effect instanceof Effect.TryNext) {
      connect.tryNext();
    } else if (effect instanceof Effect.Drain) {
      drain();
    } else if (effect instanceof Effect.Close close) {
      connection.close(close.code(), close.reason());
    } else if (effect instanceof Effect.Abort) {
      connection.abort();
    } else if (effect instanceof Effect.Finish finish) {
      finish(finish.event(), finish.end());
    }
  }

  private void open() {
    AttemptConnection opened = connection.current();
    sender.open(opened.framing());
    sock.setOpen(opened.transportName());
    connect.opened();
    connection.startLiveness();
    reporter.opened(opened.transportName());
  }

  private void drain() {
    connection.stopLiveness();
    connection.startLinger(() -> apply(machine.lingerOver()));
    connection.flush();
  }

  private void finish(CloseEvent event, SessionEnd end) {
    sock.advance(ReadyState.CLOSING);
    connect.stop();
    connection.stopLiveness();
    sender.abandon(new SessionClosedException(sock, event));
    reportEnd(event, end);
  }
}
