package dev.sockjs.core.connect;

import dev.sockjs.Attempt;
import dev.sockjs.Attempt.Outcome;
import dev.sockjs.CloseEvent;
import dev.sockjs.Phase;
import dev.sockjs.ServerInfo;
import dev.sockjs.SockJsException;
import dev.sockjs.SockJsOptions;
import dev.sockjs.core.CoreClient;
import dev.sockjs.core.concurrent.SerialExecutor;
import dev.sockjs.core.info.InfoReceiver;
import dev.sockjs.core.info.InfoRefusedException;
import dev.sockjs.core.info.UnusableInfoException;
import dev.sockjs.core.request.RequestHeaders;
import dev.sockjs.core.request.SessionUrls;
import dev.sockjs.spi.Scheduler;
import dev.sockjs.spi.Scheduler.Cancellable;
import dev.sockjs.spi.TransportEnd;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way of one connection from the info request to the open session, with the three deadlines on
 * it: one for all, one for the info, one for each attempt. In the session's mailbox.
 */
public final class ConnectSequence {

  /** Whom the connecting half tells, in the session's mailbox. */
  public interface Owner {
    /** There is no info to be had. */
    void infoFailed(CloseEvent event);

    /** An attempt begins: the owner keeps the link, and this connects it next. */
    AttemptConnection newLink(AttemptRequest request, long nanoTime);

    /** An attempt cannot even begin, and no other could. */
    void cannotBegin(TransportEnd end);

    /** The current attempt has had its time. */
    void allowanceOver(AttemptConnection link);

    /** The time for the whole connect is over, while this attempt was under way. */
    void connectTimeOver(AttemptConnection link);

    /** There is no further transport to try. */
    void noneLeft();

    /** An attempt has ended, one way or the other. */
    void tell(Attempt attempt);
  }

  private static final int CANNOT_CONNECT = 1002;

  /** How long a connect waits at most for the first one to the same origin. */
  private static final Duration FOLLOWING = Duration.ofSeconds(2);

  private final CoreClient client;
  private final SessionUrls urls;
  private final SockJsOptions options;
  private final SerialExecutor mailbox;
  private final Owner owner;
  private final Scheduler timer;
  private final RequestHeaders headers;
  private final InfoReceiver infoReceiver;
  private @Nullable Cancellable overall;
  private @Nullable Cancellable current;
  private @Nullable Negotiation negotiation;
  private @Nullable AttemptConnection link;
  private boolean begun;

  public ConnectSequence(
      CoreClient client,
      SessionUrls urls,
      SockJsOptions options,
      SerialExecutor mailbox,
      Owner owner) {
    this.client = client;
    this.urls = urls;
    this.options = options;
    this.mailbox = mailbox;
    this.owner = owner;
    this.timer = client.context().timer();
    this.headers =
        new RequestHeaders(
            urls, options, client.cookies(), client.newCookieStore(), client.executor());
    this.infoReceiver = new InfoReceiver(client.context(), client.infoRequesters(), headers);
  }

  public void start() {
    overall = after(options.connectTimeout(), this::connectTimeOver);
    if (client.vanguard().mayGo(urls.origin(), this, () -> mailbox.post(this::begin))) {
      begin();
    } else {
      current = after(FOLLOWING, this::begin);
    }
  }

  private void begin() {
    if (begun || overall == null) {
      return;
    }
    begun = true;
    cancelCurrent();
    if (options.info().isPresent()) {
      negotiate(options.info().get(), Rto.unmeasured());
      return;
    }
    current = after(options.infoTimeout(), () -> infoTimeOver("infoTimeout"));
    infoReceiver
        .request(urls.info())
        .whenComplete(
            (answer, failure) ->
                mailbox.post(
                    () -> {
                      client.vanguard().over(urls.origin(), this, failure == null);
                      if (failure != null) {
                        infoFailed(failure);
                      } else {
                        negotiate(answer.info(), Rto.of(answer.rtt()));
                      }
                    }));
  }

  private void infoTimeOver(String which) {
    infoReceiver.cancel();
    infoFailed(new SockJsException("No info within " + which, null));
  }

  private void infoFailed(Throwable failure) {
    if (isBeingClosed()) {
      return;
    }
    CloseEvent event =
        CloseEvent.of(CANNOT_CONNECT, "Cannot connect to server", false).withCause(failure);
    owner.infoFailed(
        failure instanceof InfoRefusedException refused
            ? event.withStatus(refused.status())
            : event);
  }

  private void negotiate(ServerInfo info, Rto rto) {
    if (negotiation != null || overall == null) {
      return; // the answer came too late
    }
    SessionUrls base;
    try {
      base = info.baseUrl().map(urls::withBase).orElse(urls);
    } catch (UnusableInfoException e) {
      infoFailed(e);
      return;
    }
    negotiation = new Negotiation(client, options, headers, info, base, rto, owner::tell);
    tryNext();
  }

  /** Begins the next attempt, if there is a transport left. */
  public void tryNext() {
    cancelCurrent();
    Optional<Negotiation.Candidate> candidate;
    try {
      candidate = negotiation().next();
    } catch (RuntimeException e) {
      if (!isBeingClosed()) {
        owner.cannotBegin(TransportEnd.fatal(Phase.ELIGIBILITY, e));
      }
      return;
    }
    if (isBeingClosed()) {
      return;
    }
    if (candidate.isEmpty()) {
      owner.noneLeft();
      return;
    }
    AttemptRequest request = candidate.get().request();
    AttemptConnection next = owner.newLink(request, timer.nanoTime());
    link = next;
    current = after(request.timeout(), () -> owner.allowanceOver(next));
    next.connect(candidate.get().factory());
  }

  /**
   * Whether the client is closed, and the session about to hear of it: what fails meanwhile, for
   * want of what the client has closed, is not how the session ends.
   */
  private boolean isBeingClosed() {
    return client.isClosed();
  }

  /** The current attempt has failed. */
  public void attemptOver(Outcome outcome, TransportEnd why) {
    cancelCurrent();
    if (link != null) {
      negotiation().ended(link, outcome, why, timer.nanoTime());
      link = null;
    }
  }

  /** The current attempt has opened the session. */
  public void opened(AttemptConnection open) {
    negotiation().ended(open, Outcome.OPEN, Phase.OPEN, timer.nanoTime());
    link = null;
    client.vanguard().over(urls.origin(), this, true);
    stop();
  }

  private void connectTimeOver() {
    if (link == null) {
      infoTimeOver("connectTimeout");
    } else {
      owner.connectTimeOver(link);
    }
  }

  /** Nothing further is tried. */
  public void stop() {
    client.vanguard().over(urls.origin(), this, false);
    cancelCurrent();
    if (overall != null) {
      overall.cancel();
      overall = null;
    }
    infoReceiver.cancel();
  }

  public List<Attempt> attempts() {
    return negotiation == null ? List.of() : negotiation.attempts();
  }

  private Negotiation negotiation() {
    if (negotiation == null) {
      throw new IllegalStateException("There is no info yet");
    }
    return negotiation;
  }

  private void cancelCurrent() {
    if (current != null) {
      current.cancel();
      current = null;
    }
  }

  private Cancellable after(Duration delay, Runnable task) {
    return timer.schedule(delay, () -> mailbox.post(task));
  }
}
