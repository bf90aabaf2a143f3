package dev.sockjs.reconnect;

import dev.sockjs.CloseEvent;
import dev.sockjs.SockJs;
import dev.sockjs.reconnect.Disconnect.Kind;
import dev.sockjs.reconnect.ReconnectEnd.Reason;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state machine of a session that connects again; see the diagram of {@link ReconnectState}.
 *
 * <p>The application is called in two places, and never in both at a time: on the callbacks of a
 * session, from its first to its last one, and otherwise on the serial tasks.
 */
final class Reconnector implements SessionConnector.Owner {

  private static final String ENDED = "the session has ended for good";

  private final RetryPolicy policy;
  private final RetryDecision decision;
  private final Events events;
  private final Status status;
  private final SerialTasks tasks;
  private final SessionConnector connector;
  private final Timer pause;
  private final Timer downtime;
  private final Timer stability;

  // Guarded by the status.

  private final AttemptSeries series;
  private @Nullable Disconnect lastDisconnect;

  /** The number of the pause, to notice that a timer or a request to retry comes too late. */
  private long pauses;

  Reconnector(ReconnectingSockJsBuilder builder, Events events) {
    this.policy = builder.retryPolicy;
    this.decision = new RetryDecision(policy, events);
    this.events = events;
    this.status = new Status(events, builder.queueLimit);
    this.tasks = new SerialTasks(builder.executor);
    this.connector = new SessionConnector(builder, tasks, status, events, this);
    this.pause = new Timer(builder.scheduler);
    this.downtime = new Timer(builder.scheduler);
    this.stability = new Timer(builder.scheduler);
    this.series = new AttemptSeries(policy, builder.random);
  }

  void start() {
    startDowntime();
    tasks.execute(this::attempt);
  }

  Status status() {
    return status;
  }

  Sender sender() {
    return connector.sender();
  }

  void close(CloseArguments arguments) {
    end(Ending.closed(arguments));
  }

  void abort() {
    LiveSession closing;
    synchronized (status) {
      closing = status.state() == ReconnectState.CLOSING ? status.session : null;
    }
    SockJs sock = closing == null ? null : closing.sock();
    if (sock != null) {
      sock.abort();
    }
    end(Ending.aborted());
  }

  /** Ends for good, unless that has begun. */
  private void end(Ending ending) {
    LiveSession session;
    synchronized (status) {
      if (!status.state().isAlive()) {
        return;
      }
      status.end(ending);
      session = status.session;
    }
    endSession(ending, session);
  }

  private void endSession(Ending ending, @Nullable LiveSession session) {
    if (session == null) {
      tasks.execute(() -> finish(ending, null, true));
      return;
    }
    SockJs sock = session.sock();
    if (sock != null) { // Otherwise the thread that connects ends it.
      session.closes(sock);
      ending.end(sock);
    }
  }

  void retryNow() {
    tasks.execute(() -> resume(currentPause()));
  }

  private long currentPause() {
    synchronized (status) {
      return pauses;
    }
  }

  private void resume(long number) {
    synchronized (status) {
      if (status.state() != ReconnectState.WAITING || number != pauses) {
        return;
      }
      status.change(ReconnectState.CONNECTING);
    }
    pause.cancel();
    attempt();
  }

  private void attempt() {
    int number;
    synchronized (status) {
      if (status.state() != ReconnectState.CONNECTING) {
        return;
      }
      number = series.next();
      status.counters.attempts++;
    }
    events.reportState();
    connector.attempt(number);
  }

  @Override
  public void opened() {
    downtime.cancel();
  }

  @Override
  public void usable() {
    stability.start(policy.stableAfter(), this::stable);
  }

  private void stable() {
    synchronized (status) {
      series.reset();
    }
  }

  @Override
  public void failed(Kind kind, CloseEvent event) {
    Disconnect disconnect;
    synchronized (status) {
      if (status.ending != null) {
        return; // The call that ends this finishes it.
      }
      disconnect = down(new Disconnect(kind, event, List.of(), series.attempts()));
    }
    events.reportState();
    decide(disconnect);
  }

  @Override
  public void abandoned(Ending ending) {
    finish(ending, null, true);
  }

  @Override
  public void ended(LiveSession session) {
    Ending ending;
    PossiblyLost lost;
    Disconnect disconnect = null;
    CloseEvent event;
    synchronized (status) {
      if (status.session != session) {
        return; // A call of send has reported the end already.
      }
      ending = status.ending;
      event = session.closeEvent();
      lost = session.possiblyLost(ending);
      status.session = null;
      if (lost != null) {
        status.counters.unflushed += lost.accepted() - lost.flushed();
      }
      if (ending == null) {
        disconnect = down(session.disconnect(series.attempts()));
      }
    }
    stability.cancel();
    events.reportState();
    if (lost != null) {
      events.possiblyLost(lost);
    }
    if (ending != null) {
      finish(ending, event, lost == null);
    } else if (disconnect != null) {
      if (disconnect.wasOpen()) {
        startDowntime();
      }
      decide(disconnect);
    }
  }

  /** Changes the state after an end. With the status held. */
  private Disconnect down(Disconnect disconnect) {
    status.counters.count(disconnect);
    status.change(ReconnectState.WAITING);
    lastDisconnect = disconnect;
    return disconnect;
  }

  private void decide(Disconnect disconnect) {
    Reason reason = decision.reasonToStop(disconnect);
    Ending ending = null;
    Duration delay = Duration.ZERO;
    synchronized (status) {
      if (status.ending != null) {
        return; // The call that ends this finishes it.
      }
      if (reason == null) {
        delay = series.delay();
        long number = ++pauses;
        pause.start(delay, () -> tasks.execute(() -> resume(number)));
      } else {
        ending = new Ending(reason, disconnect.closeEvent(), false);
        status.end(ending);
      }
    }
    if (ending != null) {
      finish(ending, null, true);
    } else {
      events.down(disconnect, delay);
    }
  }

  private void startDowntime() {
    policy
        .giveUpAfter()
        .ifPresent(limit -> downtime.start(limit, () -> tasks.execute(() -> giveUp(limit))));
  }

  private void giveUp(Duration limit) {
    Ending ending;
    LiveSession session;
    synchronized (status) {
      ReconnectState state = status.state();
      if (state != ReconnectState.WAITING && state != ReconnectState.CONNECTING) {
        return;
      }
      ending = Ending.downTooLong(limit, lastDisconnect);
      status.end(ending);
      session = status.session;
    }
    endSession(ending, session);
  }

  private void finish(Ending ending, @Nullable CloseEvent ofSession, boolean nothingLost) {
    List<String> unsent;
    Disconnect last;
    synchronized (status) {
      status.change(ReconnectState.CLOSED);
      unsent = status.outbox.removeAll();
      status.counters.notSent += unsent.size();
      last = lastDisconnect;
    }
    pause.cancel();
    downtime.cancel();
    connector.cancel();
    events.reportState();
    if (!unsent.isEmpty()) {
      events.notSent(unsent, ENDED);
    }
    CloseEvent event = ending.closeEvent(ofSession, unsent.isEmpty() && nothingLost);
    events.closed(new ReconnectEnd(ending.reason(), event, last));
  }
}
