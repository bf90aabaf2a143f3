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

  private final List<SessionObserver> observers;

  private SessionObservers(List<SessionObserver> observers) {
    this.observers = observers;
  }

  /** Returns the observer of a new session, with one observer of each factory. */
  public static SessionObserver create(List<Factory> factories, String url) {
    long number = LAST_NUMBER.incrementAndGet();
    return new SessionObservers(
        factories.stream().map(factory -> factory.create(number, url)).toList());
  }

  @Override
  public void started() {
    observers.forEach(SessionObserver::started);
  }

  @Override
  public void waiting() {
    observers.forEach(SessionObserver::waiting);
  }

  @Override
  public void infoRequested(URI url) {
    observers.forEach(observer -> observer.infoRequested(url));
  }

  @Override
  public void infoResponded(URI url, int status, Duration roundTrip) {
    observers.forEach(observer -> observer.infoResponded(url, status, roundTrip));
  }

  @Override
  public void infoFailed(Throwable cause) {
    observers.forEach(observer -> observer.infoFailed(cause));
  }

  @Override
  public void negotiating(ServerInfo info, List<String> transports) {
    observers.forEach(observer -> observer.negotiating(info, transports));
  }

  @Override
  public void attemptStarted(String transport, Duration allowance) {
    observers.forEach(observer -> observer.attemptStarted(transport, allowance));
  }

  @Override
  public void attemptEnded(Attempt attempt) {
    observers.forEach(observer -> observer.attemptEnded(attempt));
  }

  @Override
  public void opened(String transport) {
    observers.forEach(observer -> observer.opened(transport));
  }

  @Override
  public void heartbeat() {
    observers.forEach(SessionObserver::heartbeat);
  }

  @Override
  public void received(List<String> messages) {
    observers.forEach(observer -> observer.received(messages));
  }

  @Override
  public void rejected() {
    observers.forEach(SessionObserver::rejected);
  }

  @Override
  public void batchStarted() {
    observers.forEach(SessionObserver::batchStarted);
  }

  @Override
  public void batchSent(int messages, long bytes) {
    observers.forEach(observer -> observer.batchSent(messages, bytes));
  }

  @Override
  public void closed(CloseEvent event, SessionEnd end) {
    observers.forEach(observer -> observer.closed(event, end));
  }
}
