package dev.sockjs.jmeter;

import dev.sockjs.Attempt;
import dev.sockjs.CloseEvent;
import dev.sockjs.ReadyState;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsListener;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A connection of a JMeter thread. The callbacks run on network threads and never wait; every other
 * method is for the JMeter thread.
 */
final class Connection implements SockJsListener {
  private final String name;
  private final boolean stomp;
  private final boolean discardingAllowed;
  private final Inbox inbox;
  private final @Nullable ConnectionCookies cookies;

  /** Guarded by itself. */
  private final List<Attempt> attempts = new ArrayList<>();

  // Used by the JMeter thread only.
  private final Deque<Incoming> decoded = new ArrayDeque<>();
  private final StompSubscriptions subscriptions = new StompSubscriptions();
  private @Nullable SockJs sock;

  /**
   * @param name the name that samplers use
   * @param stomp true if the messages are STOMP frames
   * @param maxUnread the most messages that wait to be read
   * @param discardingAllowed true if messages beyond that are discarded without a failure
   * @param cookies the cookies of the thread, or null without a cookie manager
   */
  Connection(
      String name,
      boolean stomp,
      int maxUnread,
      boolean discardingAllowed,
      @Nullable ConnectionCookies cookies) {
    this.name = name;
    this.stomp = stomp;
    this.discardingAllowed = discardingAllowed;
    this.inbox = new Inbox(maxUnread);
    this.cookies = cookies;
  }

  void started(SockJs sock) {
    this.sock = sock;
  }

  SockJs sock() {
    if (sock == null) {
      throw new IllegalStateException("The connection was not started: " + name);
    }
    return sock;
  }

  String name() {
    return name;
  }

  boolean isStomp() {
    return stomp;
  }

  StompSubscriptions subscriptions() {
    return subscriptions;
  }

  Optional<ConnectionCookies> cookies() {
    return Optional.ofNullable(cookies);
  }

  List<Attempt> attempts() {
    synchronized (attempts) {
      return List.copyOf(attempts);
    }
  }

  /** Waits until accepted messages have been sent. */
  void awaitFlushed(Deadline deadline) throws InterruptedException {
    try {
      await(sock().flushed(), deadline);
    } catch (ExecutionException e) {
      throw notSent(deadline);
    } catch (TimeoutException e) {
      throw deadline.expired("The message was not sent");
    }
  }

  /** Waits for a stage of the API, as long as the deadline allows. */
  static <T> T await(CompletionStage<T> stage, Deadline deadline)
      throws InterruptedException, ExecutionException, TimeoutException {
    return stage.toCompletableFuture().get(deadline.leftMillis(), TimeUnit.MILLISECONDS);
  }

  /** Accepts a message for sending; waits while the send buffer is full. */
  void send(String message, Deadline deadline) throws InterruptedException {
    while (true) {
      long writable = inbox.writableCount();
      if (offer(message)) {
        return;
      }
      if (sock().readyState() != ReadyState.OPEN) {
        throw notSent(deadline);
      }
      if (deadline.leftNanos() <= 0) {
        throw deadline.expired("There was no room in the send buffer");
      }
      inbox.awaitWritable(writable, deadline);
    }
  }

  /** Waits for the close event, because a session refuses messages before it reports its end. */
  private SampleFailure notSent(Deadline deadline) throws InterruptedException {
    inbox.awaitClosed(deadline);
    return ended("The message was not sent");
  }

  private boolean offer(String message) {
    try {
      return sock().offer(message);
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw SampleFailure.badField(String.valueOf(e.getMessage()));
    }
  }

  /** Returns the next message, or empty if none arrived in time or before the end. */
  Optional<Incoming> next(Deadline deadline) throws InterruptedException {
    requireNoneDiscarded();
    while (decoded.isEmpty()) {
      Optional<Inbox.Arrival> arrival = inbox.take(deadline);
      if (arrival.isEmpty()) {
        return Optional.empty();
      }
      decode(arrival.get());
    }
    return Optional.of(decoded.remove());
  }

  private void requireNoneDiscarded() {
    long count = inbox.takeDiscarded();
    if (count > 0 && !discardingAllowed) {
      throw new SampleFailure(
          SampleFailure.DISCARDED,
          count
              + " messages were discarded because the plan reads more slowly than they arrive: read"
              + " more often, raise the limit of unread messages, or allow to discard them");
    }
  }

  private void decode(Inbox.Arrival arrival) {
    if (!stomp) {
      decoded.add(new Incoming(arrival.text(), null, arrival.nanoTime()));
      return;
    }
    for (StompFrame frame : StompCodec.decode(arrival.text())) {
      decoded.add(new Incoming(frame.body(), frame, arrival.nanoTime()));
    }
  }

  /** Returns a failure for a connection that has ended; its code is the close code. */
  SampleFailure ended(String what) {
    Optional<CloseEvent> event = inbox.closeEvent();
    if (event.isEmpty()) {
      return new SampleFailure(SampleFailure.BAD_FIELD, what + ": the connection is closing");
    }
    return new SampleFailure(
        Integer.toString(event.get().code()), what + ": the connection ended with " + event.get());
  }

  Optional<CloseEvent> closeEvent() {
    return inbox.closeEvent();
  }

  @Override
  public void onAttempt(SockJs sock, Attempt attempt) {
    synchronized (attempts) {
      attempts.add(attempt);
    }
  }

  @Override
  public void onMessage(SockJs sock, String message) {
    inbox.add(message);
  }

  @Override
  public void onWritable(SockJs sock) {
    inbox.writable();
  }

  @Override
  public void onClose(SockJs sock, CloseEvent event) {
    inbox.closed(event);
  }
}
