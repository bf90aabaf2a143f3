package dev.sockjs.spring.stomp;

import dev.sockjs.spring.stomp.Outbox.Unconfirmed;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.messaging.MessageDeliveryException;
import org.springframework.messaging.simp.stomp.ConnectionLostException;
import org.springframework.messaging.simp.stomp.StompFrameHandler;
import org.springframework.messaging.simp.stomp.StompHeaders;
import org.springframework.messaging.simp.stomp.StompSession;
import org.springframework.scheduling.TaskScheduler;

/** The state machine of a session; see the diagram of {@link StompState}. */
final class Reconnector implements Connection.Owner {

  /** Creates and opens connections. */
  interface Connector {
    Connection create(Connection.Owner owner);

    void open(Connection connection);
  }

  private static final Logger LOGGER = System.getLogger("dev.sockjs.spring.stomp");

  /** Guards the fields below, the series of attempts, and the outbox. */
  private final Object lock = new Object();

  private final Connector connector;
  private final RetryPolicy policy;
  private final RetryPolicy.Series series;
  private final Outbox outbox;
  private final Sender sender;
  private final Subscriptions subscriptions = new Subscriptions();
  private final StompSessionListener listener;
  private final Notifier notifier = new Notifier();
  private final Timer attemptTimer;
  private final Timer deadline;
  private final Timer stability;

  private StompState state = StompState.STOPPED;
  private @Nullable Connection current;
  private @Nullable StompSession session;
  private @Nullable StompDisconnect lastFailure;

  /** Counts ends of connections and stops, to notice that a decision comes too late. */
  private long changes;

  Reconnector(
      Connector connector,
      RetryPolicy policy,
      Outbox outbox,
      StompSessionListener listener,
      TaskScheduler scheduler) {
    this.connector = connector;
    this.policy = policy;
    this.series = policy.new Series();
    this.outbox = outbox;
    this.sender = new Sender(lock, outbox);
    this.listener = listener;
    this.attemptTimer = new Timer(scheduler);
    this.deadline = new Timer(scheduler);
    this.stability = new Timer(scheduler);
  }

  void start() {
    synchronized (lock) {
      if (state != StompState.STOPPED) {
        return;
      }
      series.reset();
      attemptTimer.start(Duration.ZERO, this::attempt);
      startDeadline();
      state = StompState.WAITING;
    }
  }

  void stop() {
    Connection connection;
    synchronized (lock) {
      connection = current;
      if (state != StompState.STOPPED) {
        stopped(Optional.empty());
      }
    }
    if (connection != null) {
      connection.close();
    }
    notifier.drain();
  }

  StompState state() {
    synchronized (lock) {
      return state;
    }
  }

  /** Returns the session that can be used now, or null. */
  @Nullable StompSession usable() {
    synchronized (lock) {
      StompSession open = session;
      return state == StompState.CONNECTED && open != null && open.isConnected() ? open : null;
    }
  }

  /**
   * Sends a message of the application, or queues it while no connection can be used.
   *
   * @throws StompNotSentException if it may not wait
   */
  void send(Outgoing message) {
    StompSession target;
    do {
      synchronized (lock) {
        target = usable();
        if (target == null) {
          // A connection whose end has not been reported yet is as good as none.
          outbox.queue(message, state == StompState.CONNECTED ? StompState.WAITING : state);
          return;
        }
        outbox.handing(message);
      }
    } while (!sender.handOver(message, target));
  }

  RenewedSubscription subscribe(StompHeaders headers, StompFrameHandler handler) {
    RenewedSubscription added;
    Connection connection;
    StompSession target;
    synchronized (lock) {
      added = subscriptions.add(headers, handler);
      connection = current;
      target = usable();
    }
    if (target != null && connection != null) {
      try {
        added.subscribe(connection, target);
      } catch (MessageDeliveryException | IllegalStateException e) {
        connection.end(e);
      }
    }
    return added;
  }

  private void attempt() {
    Connection connection = connector.create(this);
    synchronized (lock) {
      if (state != StompState.WAITING) {
        return;
      }
      state = StompState.CONNECTING;
      current = connection;
      int number = series.next();
      notifier.add(() -> listener.onConnecting(number));
    }
    notifier.drain();
    connector.open(connection);
  }

  @Override
  public void connected(Connection connection, StompSession opened, StompHeaders headers) {
    synchronized (lock) {
      if (connection != current) {
        return;
      }
      state = StompState.RENEWING;
      session = opened;
      deadline.cancel();
    }
    try {
      renew(connection, opened, headers);
    } catch (RuntimeException e) {
      connection.end(e);
    }
    notifier.drain();
  }

  /**
   * Sends the subscriptions in order, then the queued messages, and then opens the way for others.
   */
  private void renew(Connection connection, StompSession opened, StompHeaders headers) {
    RenewedSubscription last = null;
    while (connection.isOpen()) {
      RenewedSubscription next = subscriptions.after(last);
      if (next != null) {
        next.subscribe(connection, opened);
        last = next;
        continue;
      }
      Outgoing message;
      synchronized (lock) {
        if (connection != current) {
          return;
        }
        message = outbox.next();
        if (message == null && subscriptions.after(last) == null) {
          state = StompState.CONNECTED;
          notifier.add(() -> listener.onConnected(opened, headers));
          stability.start(policy.stableAfter(), this::stable);
          return;
        }
      }
      if (message != null) {
        sendQueued(message, connection, opened);
      }
    }
  }

  private void sendQueued(Outgoing message, Connection connection, StompSession opened) {
    try {
      if (!sender.handOver(message, opened)) {
        putBack(message);
        connection.end(new ConnectionLostException("Connection closed"));
      }
    } catch (StompPossiblyLostException e) {
      message.failed(e);
      connection.end(e);
    } catch (RuntimeException e) {
      message.failed(e); // The converter cannot write the payload.
    }
  }

  private void putBack(Outgoing message) {
    synchronized (lock) {
      if (state != StompState.STOPPED) {
        outbox.putBack(message);
        return;
      }
    }
    message.failed(notSent(message, null));
  }

  private void stable() {
    synchronized (lock) {
      series.reset();
    }
  }

  @Override
  public void ended(Connection connection, Throwable cause) {
    StompDisconnect disconnect;
    long change;
    synchronized (lock) {
      if (connection != current) {
        return;
      }
      change = ++changes;
      Unconfirmed lost = outbox.takeUnconfirmed();
      disconnect =
          new StompDisconnect(
              session != null, series.attempts(), cause, lost.list(), lost.forgotten());
      state = StompState.WAITING;
      current = null;
      session = null;
      lastFailure = disconnect;
      stability.cancel();
      notifier.add(() -> lost.failed("the connection was lost", cause));
      notifier.add(() -> listener.onDisconnected(disconnect));
    }
    retry(disconnect, change);
    notifier.drain();
  }

  private void retry(StompDisconnect disconnect, long change) {
    boolean wanted = isRetryWanted(disconnect);
    synchronized (lock) {
      if (changes != change) {
        return;
      }
      Optional<Duration> pause = wanted ? series.pause() : Optional.empty();
      try {
        if (pause.isPresent()) {
          attemptTimer.start(pause.get(), this::attempt);
          if (disconnect.wasConnected()) {
            startDeadline();
          }
          notifier.add(() -> listener.onWaiting(pause.get()));
          return;
        }
      } catch (TaskRejectedException e) {
        disconnect.cause().addSuppressed(e); // The scheduler has been shut down.
      }
      stopped(Optional.of(disconnect));
    }
  }

  private boolean isRetryWanted(StompDisconnect disconnect) {
    try {
      return policy.retryIf().test(disconnect);
    } catch (RuntimeException e) {
      LOGGER.log(Level.WARNING, "The decision about another attempt failed", e);
      return true;
    }
  }

  private void startDeadline() {
    Duration limit = policy.giveUpAfter();
    if (limit != null) {
      deadline.start(limit, () -> giveUp(limit));
    }
  }

  private void giveUp(Duration limit) {
    Connection connection;
    synchronized (lock) {
      if (state != StompState.WAITING && state != StompState.CONNECTING) {
        return;
      }
      connection = current;
      TimeoutException cause =
          new TimeoutException("No connection within " + limit.toMillis() + " ms");
      if (lastFailure != null) {
        cause.initCause(lastFailure.cause());
      }
      stopped(Optional.of(new StompDisconnect(false, series.attempts(), cause, List.of(), 0)));
    }
    if (connection != null) {
      connection.close();
    }
    notifier.drain();
  }

  private static StompNotSentException notSent(Outgoing message, @Nullable Throwable cause) {
    return new StompNotSentException("the session has stopped", message.message(), cause);
  }

  /** Changes the state to stopped. With the lock held. */
  private void stopped(Optional<StompDisconnect> reason) {
    changes++;
    state = StompState.STOPPED;
    current = null;
    session = null;
    lastFailure = null;
    attemptTimer.cancel();
    deadline.cancel();
    stability.cancel();
    Unconfirmed lost = outbox.takeUnconfirmed();
    List<Outgoing> unsent = outbox.takeQueue();
    Throwable cause = reason.map(StompDisconnect::cause).orElse(null);
    notifier.add(
        () -> {
          lost.failed("the session was stopped", cause);
          for (Outgoing message : unsent) {
            message.failed(notSent(message, cause));
          }
        });
    notifier.add(() -> listener.onStopped(reason));
  }

  @Override
  public void exception(StompHeaders headers, Throwable exception) {
    notifier.add(() -> listener.onException(headers, exception));
    notifier.drain();
  }
}
