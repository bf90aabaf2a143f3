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

/** What comes of one connection, for a thread that leads it step by step and waits. */
final class ConnectionEvents implements SockJsListener {

  /** What a connection brings. */
  sealed interface Event {
    /** It is open. */
    record Opened() implements Event {}

    /** A message came. */
    record Message(String text) implements Event {}

    /** It ended; nothing comes after this. */
    record Ended(CloseEvent end) implements Event {}
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
    events.add(new Event.Ended(event));
  }

  /** Waits for whatever comes next; a connect has deadlines of its own. */
  Event next() throws InterruptedException {
    return events.take();
  }

  /** Waits for what comes next, or gives nothing if nothing comes in time. */
  Optional<Event> next(Duration limit) throws InterruptedException {
    return Optional.ofNullable(events.poll(limit.toNanos(), TimeUnit.NANOSECONDS));
  }

  /** What was tried; all of it once the connection is open or has ended. */
  List<Attempt> attempts() {
    return List.copyOf(attempts);
  }
}
