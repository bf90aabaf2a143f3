package dev.sockjs.core.observe;

import dev.sockjs.Attempt;
import dev.sockjs.CloseEvent;
import dev.sockjs.ServerInfo;
import dev.sockjs.SessionEnd;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Passes everything on to several observers, in their order. */
public final class SessionObservers implements SessionObserver {

  /** Creates the observer of a session. */
  @FunctionalInterface
  public interface Factory {

    /**
     * Creates an observer.
     *
     * @param number identifies the session in this process; it is not a secret
     * @param url the base URL, without secrets
     */
    SessionObserver create(long number, String url);
  }

  /** Numbers the sessions of all clients, so that a number means one session in a log. */
  private static final AtomicLong LAST_NUMBER = new AtomicLong();

  /** An array, whose loops allocate nothing: some run for each message. */
  private final SessionObserver[] observers;

  private SessionObservers(SessionObserver[] observers) {
    this.observers = observers;
  }

  /** Returns the observer of a new session, with one observer of each factory. */
  public static SessionObserver create(List<Factory> factories, String url) {
    long number = LAST_NUMBER.incrementAndGet();
    return new SessionObservers(
        factories.stream()
            .map(factory -> factory.create(number, url))
            .toArray(SessionObserver[]::new));
  }

  @Override
  public void started() {
    for (SessionObserver observer : observers) {
      observer.started();
    }
  }

  @Override
  public void waiting() {
    for (SessionObserver observer : observers) {
      observer.waiting();
    }
  }

  @Override
  public void infoRequested(URI url) {
    for (SessionObserver observer : observers) {
      observer.infoRequested(url);
    }
  }

  @Override
  public void infoResponded(URI url, int status, Duration roundTrip) {
    for (SessionObserver observer : observers) {
      observer.infoResponded(url, status, roundTrip);
    }
  }

  @Override
  public void infoFailed(Throwable cause) {
    for (SessionObserver observer : observers) {
      observer.infoFailed(cause);
    }
  }

  @Override
  public void negotiating(ServerInfo info, List<String> transports) {
    for (SessionObserver observer : observers) {
      observer.negotiating(info, transports);
    }
  }

  @Override
  public void attemptStarted(String transport, Duration allowance) {
    for (SessionObserver observer : observers) {
      observer.attemptStarted(transport, allowance);
    }
  }

  @Override
  public void attemptEnded(Attempt attempt) {
    for (SessionObserver observer : observers) {
      observer.attemptEnded(attempt);
    }
  }

  @Override
  public void opened(String transport) {
    for (SessionObserver observer : observers) {
      observer.opened(transport);
    }
  }

  @Override
  public void heartbeat() {
    for (SessionObserver observer : observers) {
      observer.heartbeat();
    }
  }

  @Override
  public void received(List<String> messages) {
    for (SessionObserver observer : observers) {
      observer.received(messages);
    }
  }

  @Override
  public void rejected() {
    for (SessionObserver observer : observers) {
      observer.rejected();
    }
  }

  @Override
  public void batchStarted() {
    for (SessionObserver observer : observers) {
      observer.batchStarted();
    }
  }

  @Override
  public void batchSent(int messages, long bytes) {
    for (SessionObserver observer : observers) {
      observer.batchSent(messages, bytes);
    }
  }

  @Override
  public void closed(CloseEvent event, SessionEnd end) {
    for (SessionObserver observer : observers) {
      observer.closed(event, end);
    }
  }
}
