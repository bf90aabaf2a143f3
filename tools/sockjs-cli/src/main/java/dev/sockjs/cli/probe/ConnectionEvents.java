package dev.sockjs.cli.probe;

import dev.sockjs.Attempt;
import dev.sockjs.CloseEvent;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsListener;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Queues the events of one connection for a thread that waits for them. The queue is unbounded,
 * because a test takes only a few seconds.
 */
final class ConnectionEvents implements SockJsListener {

  /** An event of a connection. */
  sealed interface Event {
    /** The session opened. */
    record Opened() implements Event {}

    /** A message arrived. */
    record Message(String text) implements Event {}

    /** The connection ended. This is the last event. */
    record Closed(CloseEvent event) implements Event {}
  }

  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final List<Attempt> attempts = new CopyOnWriteArrayList<>();

  @Override
  public void onAttempt(SockJs sock, Attempt attempt) {
    attempts.add(attempt);
  }

  @Override
  public void onOpen(SockJs sock) {
    events.add(new Event.Opened());
  }

  @Override
  public void onMessage(SockJs sock, String message) {
    events.add(new Event.Message(message));
  }

  @Override
  public void onClose(SockJs sock, CloseEvent event) {
    events.add(new Event.Closed(event));
  }

  /** Waits for the next event. During a connect, the connect timeout limits the wait. */
  Event take() throws InterruptedException {
    return events.take();
  }

  /** Waits for the next event; returns empty if none happens within the time. */
  Optional<Event> poll(Duration time) throws InterruptedException {
    return Optional.ofNullable(events.poll(time.toNanos(), TimeUnit.NANOSECONDS));
  }

  /** Returns the attempts so far. The list is complete once the session has opened or ended. */
  List<Attempt> attempts() {
    return List.copyOf(attempts);
  }
}
