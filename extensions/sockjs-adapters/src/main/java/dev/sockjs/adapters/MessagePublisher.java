package dev.sockjs.adapters;

import dev.sockjs.CloseEvent;
import dev.sockjs.SessionClosedException;
import dev.sockjs.SockJs;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the messages of a session to one subscriber. The session does most of the work: its
 * callbacks are serial, {@link Credit} pauses it without demand, and its end comes after the
 * messages that a pause holds.
 *
 * <p>Until {@code onSubscribe} has returned, nothing else is signalled: the credit is suspended,
 * and an end is kept. The subscriber is called outside of this object's monitor, which guards the
 * fields.
 */
final class MessagePublisher implements Flow.Publisher<String> {

  /** How the session ended, for a subscriber. */
  private record End(@Nullable Throwable failure) {}

  private final Credit credit = new Credit(0, 1);
  private @Nullable SockJs sock;
  private @Nullable Throwable sourceFailure;

  /** Written in callbacks only. */
  private boolean opened;

  private boolean subscribed;

  /** The subscriber, until it was sent its last signal or has cancelled. */
  private Flow.@Nullable Subscriber<? super String> subscriber;

  private boolean started;

  /** An end that came before {@link #started}. */
  private @Nullable End end;

  /** A call of {@code request} that is not allowed. It replaces the end. */
  private @Nullable IllegalArgumentException misuse;

  MessagePublisher() {
    credit.suspend();
  }

  // For the session's owner and its callbacks.

  /** Must be called before the application can subscribe. */
  synchronized void connected(SockJs connection) {
    sock = connection;
  }

  /** The session has opened. */
  void opened(SockJs connection) {
    synchronized (this) {
      opened = true;
    }
    credit.opened(connection);
  }

  /** A message has arrived. */
  void message(SockJs connection, String message) {
    credit.spend(connection, 1);
    Flow.Subscriber<? super String> target = subscriber();
    if (target == null) {
      return; // it has cancelled
    }
    try {
      target.onNext(message);
    } catch (RuntimeException | Error e) {
      cancel(); // Reactive Streams, section 2.13
      throw e;
    }
  }

  /** The publisher of the other half has failed, and so the session is aborted. */
  synchronized void sourceFailed(Throwable failure) {
    sourceFailure = failure;
  }

  /** The session has ended. */
  void ended(SockJs connection, CloseEvent event) {
    if (event.wasClean()) {
      end(null);
    } else if (hasOpened()) {
      end(new SessionClosedException(connection, event));
    } else {
      // This stage fails next, and its exception lists the attempts.
      connection
          .opened()
          .whenComplete(
              (open, failure) ->
                  end(failure instanceof CompletionException ? failure.getCause() : failure));
    }
  }

  private synchronized boolean hasOpened() {
    return opened;
  }

  private synchronized Flow.@Nullable Subscriber<? super String> subscriber() {
    return subscriber;
  }

  private void end(@Nullable Throwable failure) {
    Flow.Subscriber<? super String> target;
    synchronized (this) {
      if (failure != null && sourceFailure != null) {
        failure.addSuppressed(sourceFailure);
      }
      end = new End(failure);
      target = started ? removeSubscriber() : null;
    }
    signalEnd(target, failure);
  }

  private Flow.@Nullable Subscriber<? super String> removeSubscriber() {
    Flow.Subscriber<? super String> removed = subscriber;
    subscriber = null;
    return removed;
  }

  private void signalEnd(
      Flow.@Nullable Subscriber<? super String> target, @Nullable Throwable failure) {
    if (target == null) {
      return;
    }
    Throwable cause = misuse();
    cause = cause == null ? failure : cause;
    if (cause == null) {
      target.onComplete();
    } else {
      target.onError(cause);
    }
  }

  private synchronized @Nullable Throwable misuse() {
    return misuse;
  }

  // For the application.

  @Override
  public void subscribe(Flow.Subscriber<? super String> candidate) {
    Objects.requireNonNull(candidate, "subscriber");
    if (!accept(candidate)) {
      candidate.onSubscribe(new NoSubscription());
      candidate.onError(
          new IllegalStateException(
              "The messages of a connection have one subscriber, and there was one before"));
      return;
    }
    try {
      candidate.onSubscribe(new Subscription());
    } catch (RuntimeException | Error e) {
      cancel();
      throw e;
    }
    start();
  }

  private synchronized boolean accept(Flow.Subscriber<? super String> candidate) {
    if (subscribed) {
      return false;
    }
    subscribed = true;
    subscriber = candidate;
    return true;
  }

  private void start() {
    Flow.Subscriber<? super String> target = null;
    End before;
    synchronized (this) {
      started = true;
      before = end;
      if (before != null) {
        target = removeSubscriber();
      }
    }
    if (before == null) {
      credit.start(sock());
    } else {
      signalEnd(target, before.failure());
    }
  }

  private synchronized SockJs sock() {
    return Objects.requireNonNull(sock);
  }

  private void cancel() {
    synchronized (this) {
      subscriber = null;
    }
    sock().close();
  }

  /** Records a number that is not positive; the subscriber gets it when the session has closed. */
  private void misused(long number) {
    synchronized (this) {
      if (misuse == null) {
        misuse =
            new IllegalArgumentException(
                "The number of requested messages must be positive, but it is "
                    + number
                    + " (Reactive Streams, rule 3.9)");
      }
    }
    sock().close();
  }

  private final class Subscription implements Flow.Subscription {

    @Override
    public void request(long number) {
      if (subscriber() == null) {
        return; // after the last signal or cancel()
      }
      if (number <= 0) {
        misused(number);
      } else {
        credit.add(sock(), number);
      }
    }

    @Override
    public void cancel() {
      if (subscriber() != null) {
        MessagePublisher.this.cancel();
      }
    }
  }

  /** The subscription of a subscriber that was refused. */
  private record NoSubscription() implements Flow.Subscription {

    @Override
    public void request(long number) {}

    @Override
    public void cancel() {}
  }
}
