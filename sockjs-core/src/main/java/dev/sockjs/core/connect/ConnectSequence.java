package dev.sockjs.core.connect;

import dev.sockjs.Attempt;
import dev.sockjs.Attempt.Outcome;
import dev.sockjs.CloseEvent;
import dev.sockjs.Phase;
import dev.sockjs.ServerInfo;
import dev.sockjs.SockJsException;
import dev.sockjs.SockJsOptions;
import dev.sockjs.core.concurrent.SerialExecutor;
import dev.sockjs.core.info.InfoReceiver;
import dev.sockjs.core.info.InfoRefusedException;
import dev.sockjs.core.request.RequestHeaders;
import dev.sockjs.core.request.SessionUrls;
import dev.sockjs.spi.Scheduler.Cancellable;
import dev.sockjs.spi.TransportEnd;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Drives a connection from the info request to the open session, and keeps its three deadlines: one
 * for the whole connect, one for the info, one for each attempt.
 *
 * <pre>
 *   WAITING --first connect has its info, or 2 s--&gt; INFO --info--&gt; ATTEMPTING --open, or stop()--&gt; OVER
 * </pre>
 *
 * <p>Runs on the session's serial executor.
 */
public final class ConnectSequence {

  private enum State {
    /** Another connect of the client to the same origin goes first. */
    WAITING,
    /** The info request is under way. */
    INFO,
    /** Transports are being tried. */
    ATTEMPTING,
    /** The session is open, or the connect was given up. */
    OVER
  }

  private static final int CANNOT_CONNECT = 1002;

  /** The longest wait for the first connect to the same origin. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

  private final ClientResources client;
  private final SessionUrls urls;
  private final SockJsOptions options;
  private final SerialExecutor serial;
  private final Consumer<ConnectEvent> events;
  private final AttemptLog attempts;
  private final RequestHeaders headers;
  private final InfoReceiver infoReceiver;
  private State state = State.WAITING;
  private @Nullable Cancellable connectDeadline;
  private @Nullable Cancellable stepDeadline;
  private @Nullable Negotiation negotiation;

  /**
   * @param events receives what happens, on the session's serial executor
   * @param attempts receives each attempt that has ended
   */
  public ConnectSequence(
      ClientResources client,
      SessionUrls urls,
      SockJsOptions options,
      SerialExecutor serial,
      Consumer<ConnectEvent> events,
      Consumer<Attempt> attempts) {
    this.client = client;
    this.urls = urls;
    this.options = options;
    this.serial = serial;
    this.events = events;
    this.attempts = new AttemptLog(attempts);
    this.headers =
        new RequestHeaders(
            urls, options, client.cookies(), client.newCookieStore(), client.executor());
    this.infoReceiver = new InfoReceiver(client.context(), client.infoRequesters(), headers);
  }

  public void start() {
    connectDeadline = after(options.connectTimeout(), this::connectTimeout);
    if (client
        .firstConnects()
        .tryEnter(urls.origin(), this, () -> serial.execute(this::requestInfo))) {
      requestInfo();
    } else {
      stepDeadline = after(LONGEST_WAIT, this::requestInfo);
    }
  }

  private void requestInfo() {
    if (state != State.WAITING) {
      return;
    }
    state = State.INFO;
    cancelStepDeadline();
    if (options.info().isPresent()) {
      negotiate(options.info().get(), Rto.unmeasured());
      return;
    }
    stepDeadline = after(options.infoTimeout(), () -> infoTimeout("infoTimeout"));
    infoReceiver
        .request(urls.info())
        .whenComplete((received, failure) -> serial.execute(() -> infoEnded(received, failure)));
  }

  private void infoEnded(InfoReceiver.@Nullable Received received, @Nullable Throwable failure) {
    client.firstConnects().leave(urls.origin(), this, failure == null);
    if (failure != null) {
      infoFailed(failure);
    } else if (received != null) {
      negotiate(received.info(), Rto.of(received.rtt()));
    }
  }

  private void infoTimeout(String option) {
    infoReceiver.cancel();
    Duration limit =
        option.equals("infoTimeout") ? options.infoTimeout() : options.connectTimeout();
    infoFailed(
        new SockJsException("No info within " + option + " (" + limit.toMillis() + " ms)", null));
  }

  private void infoFailed(Throwable failure) {
    if (isClientClosed()) {
      return;
    }
    CloseEvent event =
        CloseEvent.of(CANNOT_CONNECT, "Cannot connect to server", false).withCause(failure);
    events.accept(
        new ConnectEvent.InfoFailed(
            failure instanceof InfoRefusedException refused
                ? event.withStatus(refused.status())
                : event));
  }

  private void negotiate(ServerInfo info, Rto rto) {
    if (state != State.INFO) {
      return; // the info arrived too late
    }
    SessionUrls base;
    try {
      base = info.baseUrl().map(urls::withBase).orElse(urls);
    } catch (SockJsException e) {
      infoFailed(e);
      return;
    }
    state = State.ATTEMPTING;
    negotiation = new Negotiation(client, options, headers, info, base, rto, attempts);
    tryNext();
  }

  /** Begins the next attempt, if there is a transport left. */
  public void tryNext() {
    cancelStepDeadline();
    Optional<ConnectEvent.AttemptStarted> next;
    try {
      next = negotiation().next();
    } catch (RuntimeException e) {
      if (!isClientClosed()) {
        events.accept(new ConnectEvent.CannotStart(TransportEnd.failed(Phase.ELIGIBILITY, e)));
      }
      return;
    }
    if (isClientClosed()) {
      return;
    }
    if (next.isEmpty()) {
      events.accept(new ConnectEvent.NoneLeft());
      return;
    }
    AttemptRequest request = next.get().request();
    attempts.started(request, client.scheduler().nanoTime());
    stepDeadline =
        after(request.timeout(), () -> events.accept(new ConnectEvent.AllowanceOver(request)));
    events.accept(next.get());
  }

  /**
   * Tells if the client is closed, and this session about to be. A failure that comes meanwhile,
   * because something that it needs is closed already, is not how the session ends.
   */
  private boolean isClientClosed() {
    return client.factories().isClosed();
  }

  /** Records that the current attempt, if there is one, has failed. */
  public void attemptFailed(Outcome outcome, TransportEnd end) {
    cancelStepDeadline();
    attempts.failed(outcome, end, client.scheduler().nanoTime());
  }

  /** Records that the current attempt has opened the session, and stops. */
  public void opened() {
    attempts.opened(client.scheduler().nanoTime());
    client.firstConnects().leave(urls.origin(), this, true);
    stop();
  }

  private void connectTimeout() {
    switch (state) {
      case WAITING, INFO -> infoTimeout("connectTimeout");
      case ATTEMPTING -> events.accept(new ConnectEvent.ConnectTimeout());
      case OVER -> {} // the deadline came a moment too late
    }
  }

  /** Tries nothing from now on. */
  public void stop() {
    state = State.OVER;
    client.firstConnects().leave(urls.origin(), this, false);
    cancelStepDeadline();
    if (connectDeadline != null) {
      connectDeadline.cancel();
      connectDeadline = null;
    }
    infoReceiver.cancel();
  }

  public List<Attempt> attempts() {
    return attempts.all();
  }

  private Negotiation negotiation() {
    if (negotiation == null) {
      throw new IllegalStateException("There is no info yet");
    }
    return negotiation;
  }

  private void cancelStepDeadline() {
    if (stepDeadline != null) {
      stepDeadline.cancel();
      stepDeadline = null;
    }
  }

  private Cancellable after(Duration delay, Runnable task) {
    return client.scheduler().schedule(delay, () -> serial.execute(task));
  }
}
