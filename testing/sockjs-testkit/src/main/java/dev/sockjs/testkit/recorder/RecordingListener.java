package dev.sockjs.testkit.recorder;

import dev.sockjs.Attempt;
import dev.sockjs.CloseEvent;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Records the events of one connection, so that a test can check them in order:
 *
 * <pre>{@code
 * try (RecordingListener listener = new RecordingListener()) {
 *   client.connect(url, listener);
 *   listener.awaitOpen().send("hello");
 *   assertEquals("hello", listener.awaitMessage());
 *   assertEquals(3000, listener.awaitClose().code());
 * }
 * }</pre>
 *
 * <p>Each {@code await} method waits for the next event and consumes it; it fails if the event is
 * of another kind. An event that was not consumed fails {@link #close()}. Attempts are kept
 * separately, in {@link #attempts()}, since most tests ignore them.
 *
 * <p>The listener also checks the rules of {@link SockJsListener}:
 *
 * <ul>
 *   <li>Callbacks do not overlap. A callback from within another one counts as an overlap.
 *   <li>The connection opens at most once, and not after it has closed.
 *   <li>Before the connection opens there are only attempts, errors and the close.
 *   <li>No event follows the close.
 * </ul>
 *
 * <p>A violation fails a waiting call at once, and every later call.
 *
 * <p>Thread-safe.
 */
public final class RecordingListener implements SockJsListener, AutoCloseable {

  /** How long the {@code await} methods wait by default: 30 s. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

  /** Does nothing. It overrides {@code onError}, since the default implementation logs. */
  private static final SockJsListener NO_OP =
      new SockJsListener() {
        @Override
        public void onMessage(SockJs sock, String message) {}

        @Override
        public void onError(SockJs sock, Throwable error) {}
      };

  private final SockJsListener delegate;
  private final EventQueue<Event> events;
  private final List<Attempt> attempts = new CopyOnWriteArrayList<>();

  /** Guarded by this. */
  private State state = State.CONNECTING;

  private enum State {
    CONNECTING,
    OPEN,
    CLOSED
  }

  private sealed interface Event {
    record AttemptMade(Attempt attempt) implements Event {}

    record Open(SockJs sock) implements Event {}

    record Message(String text) implements Event {}

    record Heartbeat() implements Event {}

    record Writable() implements Event {}

    record Failure(Throwable error) implements Event {}

    /** Includes the attempts, so that a failed test shows why the connection did not open. */
    record Close(CloseEvent event, List<Attempt> attempts) implements Event {}
  }

  /** Creates a listener that only records. */
  public RecordingListener() {
    this(NO_OP);
  }

  /**
   * Creates a listener that records each event and then passes it on.
   *
   * @param delegate called after each event was recorded, on the same thread; its exceptions reach
   *     the connection
   */
  public RecordingListener(SockJsListener delegate) {
    this(delegate, DEFAULT_TIMEOUT);
  }

  /**
   * Creates a listener that records each event and then passes it on.
   *
   * @param delegate called after each event was recorded, on the same thread; its exceptions reach
   *     the connection
   * @param timeout how long the {@code await} methods wait
   */
  public RecordingListener(SockJsListener delegate, Duration timeout) {
    this.delegate = Objects.requireNonNull(delegate, "delegate");
    this.events = new EventQueue<>(timeout);
  }

  @Override
  public void onAttempt(SockJs sock, Attempt attempt) {
    attempts.add(attempt);
    recordEvent(new Event.AttemptMade(attempt), () -> delegate.onAttempt(sock, attempt));
  }

  @Override
  public void onOpen(SockJs sock) {
    recordEvent(new Event.Open(sock), () -> delegate.onOpen(sock));
  }

  @Override
  public void onMessage(SockJs sock, String message) {
    recordEvent(new Event.Message(message), () -> delegate.onMessage(sock, message));
  }

  @Override
  public void onHeartbeat(SockJs sock) {
    recordEvent(new Event.Heartbeat(), () -> delegate.onHeartbeat(sock));
  }

  @Override
  public void onWritable(SockJs sock) {
    recordEvent(new Event.Writable(), () -> delegate.onWritable(sock));
  }

  @Override
  public void onError(SockJs sock, Throwable error) {
    recordEvent(new Event.Failure(error), () -> delegate.onError(sock, error));
  }

  @Override
  public void onClose(SockJs sock, CloseEvent event) {
    recordEvent(new Event.Close(event, attempts()), () -> delegate.onClose(sock, event));
  }

  /**
   * Waits for the connection to open.
   *
   * @return the connection
   * @throws AssertionError if the next event is of another kind, none comes, or a rule was broken
   */
  public SockJs awaitOpen() {
    return events.await(Event.Open.class).sock();
  }

  /**
   * Waits for a message.
   *
   * @return its text
   * @throws AssertionError if the next event is of another kind, none comes, or a rule was broken
   */
  public String awaitMessage() {
    return events.await(Event.Message.class).text();
  }

  /**
   * Waits for a number of messages.
   *
   * @param count how many
   * @return their texts, in order
   * @throws AssertionError if one of the next events is of another kind, one does not come, or a
   *     rule was broken
   */
  public List<String> awaitMessages(int count) {
    List<String> messages = new ArrayList<>();
    while (messages.size() < count) {
      messages.add(awaitMessage());
    }
    return List.copyOf(messages);
  }

  /**
   * Waits for a heartbeat.
   *
   * @throws AssertionError if the next event is of another kind, none comes, or a rule was broken
   */
  public void awaitHeartbeat() {
    events.await(Event.Heartbeat.class);
  }

  /**
   * Waits until the send buffer has room again.
   *
   * @throws AssertionError if the next event is of another kind, none comes, or a rule was broken
   */
  public void awaitWritable() {
    events.await(Event.Writable.class);
  }

  /**
   * Waits for an error that a callback threw.
   *
   * @return the error
   * @throws AssertionError if the next event is of another kind, none comes, or a rule was broken
   */
  public Throwable awaitError() {
    return events.await(Event.Failure.class).error();
  }

  /**
   * Waits for the connection to close.
   *
   * @return the close event
   * @throws AssertionError if the next event is of another kind, none comes, or a rule was broken
   */
  public CloseEvent awaitClose() {
    return events.await(Event.Close.class).event();
  }

  /**
   * Returns all attempts so far. This consumes no event.
   *
   * @return the attempts, in order
   */
  public List<Attempt> attempts() {
    return List.copyOf(attempts);
  }

  /**
   * Asserts that every event so far was consumed.
   *
   * @throws AssertionError if an event was not consumed, or a rule was broken
   */
  public void assertNoMoreEvents() {
    events.assertNoMoreEvents();
  }

  /** Calls {@link #assertNoMoreEvents()}. Does not close the connection. */
  @Override
  public void close() {
    assertNoMoreEvents();
  }

  private void recordEvent(Event event, Runnable next) {
    events.enter(event.toString());
    try {
      checkOrder(event);
      if (!(event instanceof Event.AttemptMade)) {
        events.add(event);
      }
      next.run();
    } finally {
      events.leave();
    }
  }

  private synchronized void checkOrder(Event event) {
    boolean legal =
        switch (state) {
          case CONNECTING ->
              !(event instanceof Event.Message
                  || event instanceof Event.Heartbeat
                  || event instanceof Event.Writable);
          case OPEN -> !(event instanceof Event.AttemptMade || event instanceof Event.Open);
          case CLOSED -> false;
        };
    if (!legal) {
      events.violation(event + " while " + state);
    }
    if (event instanceof Event.Close) {
      state = State.CLOSED;
    } else if (event instanceof Event.Open && state == State.CONNECTING) {
      state = State.OPEN;
    }
  }
}
