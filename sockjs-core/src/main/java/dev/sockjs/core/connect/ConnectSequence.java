package dev.sockjs.core.connect;

import dev.sockjs.Attempt;
import dev.sockjs.Attempt.Outcome;
import dev.sockjs.CloseEvent;
import dev.sockjs.Phase;
import dev.sockjs.ServerInfo;
import dev.sockjs.SockJsException;
import dev.sockjs.SockJsOptions;
import dev.sockjs.core.concurrent.SerialExecutor;
import dev.sockjs.core.concurrent.SerialTimer;
import dev.sockjs.core.info.InfoReceiver;
import dev.sockjs.core.info.InfoRefusedException;
import dev.sockjs.core.observe.SessionObserver;
import dev.sockjs.core.request.RequestHeaders;
import dev.sockjs.core.request.SessionUrls;
import dev.sockjs.spi.TransportEnd;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Drives a connection from the info request to the open session, and enforces three deadlines: one
 * for the whole connect, one for the info, and one for each attempt.
 *
 * <pre>
 *   WAITING --first connect has its info, or 2 s--&gt; INFO --info--&gt; ATTEMPTING --open, or stop()--&gt; OVER
 * </pre>
 *
 * <p>Runs on the session's serial executor.
 */
public final class ConnectSequence {

  /** Receives what happens in a connect. */
  public interface Listener {

    /** An event of the connect. On the session's serial executor. */
    void connectEvent(ConnectEvent event);

    /**
     * The connect has ended: a deadline passed while the serial executor was blocked. On another
     * thread.
     */
    void connectBlocked(CloseEvent event);

    /** A transport was tried or skipped. On the session's serial executor. */
    void attemptEnded(Attempt attempt);
  }

  private enum State {
    /** The first connect of the client to the same origin is waiting for its info. */
    WAITING,
    /** The info request is in progress. */
    INFO,
    /** Transports are being tried. */
    ATTEMPTING,
    /** The session is open, or the connect has stopped. */
    OVER
  }

  /** The close code of sockjs-client if there is no info (lib/main.js, {@code _receiveInfo}). */
  private static final int CANNOT_CONNECT = 1002;

  /** The close code of sockjs-client if no transport works (lib/main.js, {@code _connect}). */
  private static final int ALL_TRANSPORTS_FAILED = 2000;

  /** The longest wait for the first connect to the same origin. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

  private final ClientResources client;
  private final SessionUrls urls;
  private final SockJsOptions options;
  private final SerialExecutor serial;
  private final Listener listener;
  private final SessionObserver observer;
  private final AttemptLog attempts;
  private final RequestHeaders headers;
  private final InfoReceiver infoReceiver;
  private volatile State state = State.WAITING;
  private final SerialTimer connectDeadline;

  /** The deadline of the current state, or of the current attempt. */
  private final SerialTimer stepDeadline;

  /** True once the connect has ended although the serial executor was blocked. */
  private volatile boolean endedWhileBlocked;

  private @Nullable Negotiation negotiation;

  public ConnectSequence(
      ClientResources client,
      SessionUrls urls,
      SockJsOptions options,
      SerialExecutor serial,
      Listener listener,
      SessionObserver observer) {
    this.client = client;
    this.urls = urls;
    this.options = options;
    this.serial = serial;
    this.listener = listener;
    this.observer = observer;
    this.connectDeadline = new SerialTimer(client.scheduler(), serial);
    this.stepDeadline = new SerialTimer(client.scheduler(), serial);
    this.attempts = new AttemptLog(listener::attemptEnded);
    this.headers =
        new RequestHeaders(
            urls,
            options,
            options.cookieStore().orElse(client.cookies()),
            client.newCookieStore(),
            client.executor());
    this.infoReceiver =
        new InfoReceiver(
            client.context(),
            client.infoRequesters(),
            headers,
            observer,
            infoUrl -> client.prepareFirst(options, urls.movedTo(infoUrl).base()));
  }

  /** Starts the connect. */
  public void start() {
    connectDeadline.set(
        options.connectTimeout(),
        this::connectTimeout,
        () -> blocked("connectTimeout", options.connectTimeout()));
    if (client
        .firstConnects()
        .tryEnter(urls.origin(), this, () -> serial.execute(this::requestInfo))) {
      requestInfo();
    } else {
      observer.waiting();
      stepDeadline.set(LONGEST_WAIT, this::requestInfo);
    }
  }

  private void requestInfo() {
    if (state != State.WAITING || endedWhileBlocked) {
      return;
    }
    state = State.INFO;
    stepDeadline.cancel();
    if (options.info().isPresent()) {
      negotiate(options.info().get(), urls, Rto.unmeasured());
      return;
    }
    stepDeadline.set(
        options.infoTimeout(),
        () -> infoTimeout("infoTimeout", options.infoTimeout()),
        () -> blocked("infoTimeout", options.infoTimeout()));
    infoReceiver
        .request(urls.info())
        .whenComplete((received, failure) -> serial.execute(() -> infoEnded(received, failure)));
  }

  private void infoEnded(InfoReceiver.@Nullable Received received, @Nullable Throwable failure) {
    client.firstConnects().leave(urls.origin(), this, failure == null);
    if (failure != null) {
      infoFailed(failure);
    } else if (received != null) {
      negotiate(received.info(), urls.movedTo(received.url()), Rto.of(received.rtt()));
    }
  }

  private void infoTimeout(String option, Duration value) {
    infoReceiver.cancel();
    infoFailed(
        new SockJsException("No info within " + option + " (" + value.toMillis() + " ms)", null));
  }

  /** Ends the connect although a task of the serial executor does not return. On any thread. */
  private void blocked(String option, Duration value) {
    if (state == State.OVER) {
      return;
    }
    endedWhileBlocked = true;
    infoReceiver.cancel();
    SockJsException cause =
        new SockJsException(
            "The connect took longer than %s (%d ms), and code that it called has not returned: of a"
                    .formatted(option, value.toMillis())
                + " transport, an info requester, a cookie store or a supplier of session ids",
            null);
    listener.connectBlocked(
        state == State.ATTEMPTING
            ? CloseEvent.of(ALL_TRANSPORTS_FAILED, "All transports failed", false).withCause(cause)
            : cannotConnect(cause));
  }

  private void infoFailed(Throwable failure) {
    if (isClientClosed()) {
      return;
    }
    CloseEvent event = cannotConnect(failure);
    observer.infoFailed(failure);
    listener.connectEvent(
        new ConnectEvent.InfoFailed(
            failure instanceof InfoRefusedException refused
                ? event.withStatus(refused.status())
                : event));
  }

  private static CloseEvent cannotConnect(Throwable failure) {
    return CloseEvent.of(CANNOT_CONNECT, "Cannot connect to server", false).withCause(failure);
  }

  private void negotiate(ServerInfo info, SessionUrls serverUrls, Rto rto) {
    if (state != State.INFO || endedWhileBlocked) {
      return; // the info arrived too late
    }
    SessionUrls transportUrls;
    try {
      transportUrls = info.baseUrl().map(serverUrls::withBase).orElse(serverUrls);
    } catch (SockJsException e) {
      infoFailed(e);
      return;
    }
    state = State.ATTEMPTING;
    observer.negotiating(info, client.transportNames(options));
    negotiation = new Negotiation(client, options, headers, info, transportUrls, rto, attempts);
    tryNext();
  }

  /** Starts the next attempt, if there is a transport left. */
  public void tryNext() {
    stepDeadline.cancel();
    if (endedWhileBlocked) {
      return;
    }
    ConnectEvent next = nextEvent();
    if (isClientClosed()) {
      return;
    }
    if (next instanceof ConnectEvent.AttemptStarted started) {
      AttemptRequest request = started.request();
      attempts.started(request, client.scheduler().nanoTime());
      observer.attemptStarted(request.transport(), request.timeout());
      stepDeadline.set(
          request.timeout(), () -> listener.connectEvent(new ConnectEvent.AllowanceOver()));
    }
    listener.connectEvent(next);
  }

  private ConnectEvent nextEvent() {
    try {
      Optional<ConnectEvent.AttemptStarted> next = negotiation().next();
      return next.isPresent() ? next.get() : new ConnectEvent.NoTransportLeft();
    } catch (Throwable e) { // of the supplier of session ids, for example
      return new ConnectEvent.CannotStart(TransportEnd.failed(Phase.ELIGIBILITY, e));
    }
  }

  /**
   * Returns true if the client is closed and about to close this session. A failure now may be due
   * to a resource that is closed already, so it must not be reported as the reason for the end.
   */
  private boolean isClientClosed() {
    return client.factories().isClosed();
  }

  /** Records that the current attempt, if there is one, has failed. */
  public void attemptFailed(Outcome outcome, TransportEnd end) {
    stepDeadline.cancel();
    attempts.failed(outcome, end, client.scheduler().nanoTime());
  }

  /** Records that the current attempt has opened the session, and stops. */
  public void opened() {
    attempts.opened(client.scheduler().nanoTime());
    client.firstConnects().leave(urls.origin(), this, true);
    stop();
  }

  private void connectTimeout() {
    if (state == State.ATTEMPTING) {
      listener.connectEvent(new ConnectEvent.ConnectTimeout());
    } else {
      infoTimeout("connectTimeout", options.connectTimeout());
    }
  }

  /** Stops the connect: no request and no attempt starts from now on. */
  public void stop() {
    state = State.OVER;
    client.firstConnects().leave(urls.origin(), this, false);
    stepDeadline.cancel();
    connectDeadline.cancel();
    infoReceiver.cancel();
  }

  /** Returns the attempts that have ended, in order. On any thread. */
  public List<Attempt> attempts() {
    return attempts.all();
  }

  private Negotiation negotiation() {
    if (negotiation == null) {
      throw new IllegalStateException("There is no info yet");
    }
    return negotiation;
  }
}
