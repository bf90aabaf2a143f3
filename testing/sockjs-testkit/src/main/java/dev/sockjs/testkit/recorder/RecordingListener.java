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
 * Records what happens to one connection, for the test to look at in the order in which it
 * happened:
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
 * <p>Each {@code await} method takes the next event, for which it waits if need be, and fails if
 * that is of another kind. An event that nobody took fails {@link #close()}. Attempts are kept
 * beside the events, in {@link #attempts()}: most tests do not care.
 *
 * <p>What {@link SockJsListener} promises is checked all along: callbacks do not overlap (calling
 * one from within another counts as that), the connection opens at most once and only before it
 * closes, nothing comes before it has opened but attempts and errors, and nothing comes after it
 * has closed. A broken promise fails every later call here, and one that waits, at once.
 *
 * <p>Safe for any thread.
 */
public final class RecordingListener implements SockJsListener, AutoCloseable {

  /** How long the {@code await} methods wait: 10 s. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

  /** Does nothing; by default a listener logs what is told to {@code onError}. */
  private static final SockJsListener SILENT =
      new SockJsListener() {
        @Override
        public void onMessage(SockJs sock, String message) {}

        @Override
        public void onError(SockJs sock, Throwable error) {}
      };

  private final SockJsListener then;
  private final EventQueue<Event> log;
  private final List<Attempt> attempts = new CopyOnWriteArrayList<>();

  /** Guarded by this. */
  private State state = State.CONNECTING;

  private enum State {
    CONNECTING,
    OPEN,
    CLOSED
  }

  private sealed interface Event {
    record Tried(Attempt attempt) implements Event {}

    record Open(SockJs sock) implements Event {}

    record Message(String text) implements Event {}

    record Heartbeat() implements Event {}

    record Writable() implements Event {}

    record Failure(Throwable error) implements Event {}

    /** With what was tried, which tells a failed test why a connection never opened. */
    record Close(CloseEvent event, List<Attempt> attempts) implements Event {}
  }

  /** Creates a listener that only records. */
  public RecordingListener() {
    this(SILENT);
  }

  /**
   * Creates a listener that records and then does what another one does.
   *
   * @param then called for each event once it is recorded, on the same thread; what it throws is
   *     thrown to the connection
   */
  public RecordingListener(SockJsListener then) {
    this(then, DEFAULT_TIMEOUT);
  }

  /**
   * Creates a listener that records and then does what another one does.
   *
   * @param then called for each event once it is recorded, on the same thread; what it throws is
   *     thrown to the connection
   * @param patience how long the {@code await} methods wait
   */
  public RecordingListener(SockJsListener then, Duration patience) {
    this.then = Objects.requireNonNull(then, "then");
    this.log = new EventQueue<>(patience);
  }

  @Override
  public void onAttempt(SockJs sock, Attempt attempt) {
    attempts.add(attempt);
    heard(new Event.Tried(attempt), () -> then.onAttempt(sock, attempt));
  }

  @Override
  public void onOpen(SockJs sock) {
    heard(new Event.Open(sock), () -> then.onOpen(sock));
  }

  @Override
  public void onMessage(SockJs sock, String message) {
    heard(new Event.Message(message), () -> then.onMessage(sock, message));
  }

  @Override
  public void onHeartbeat(SockJs sock) {
    heard(new Event.Heartbeat(), () -> then.onHeartbeat(sock));
  }

  @Override
  public void onWritable(SockJs sock) {
    heard(new Event.Writable(), () -> then.onWritable(sock));
  }

  @Override
  public void onError(SockJs sock, Throwable error) {
    heard(new Event.Failure(error), () -> then.onError(sock, error));
  }

  @Override
  public void onClose(SockJs sock, CloseEvent event) {
    heard(new Event.Close(event, attempts()), () -> then.onClose(sock, event));
  }

  /**
   * Takes the next event: the connection has opened.
   *
   * @return the connection
   * @throws AssertionError if the next event is another one, none comes, or a promise was broken
   */
  public SockJs awaitOpen() {
    return log.await(Event.Open.class).sock();
  }

  /**
   * Takes the next event: a message.
   *
   * @return its text
   * @throws AssertionError if the next event is another one, none comes, or a promise was broken
   */
  public String awaitMessage() {
    return log.await(Event.Message.class).text();
  }

  /**
   * Takes the next events: so many messages.
   *
   * @param count how many
   * @return their texts, in order
   * @throws AssertionError if one of the next events is another one, one does not come, or a
   *     promise was broken
   */
  public List<String> awaitMessages(int count) {
    List<String> messages = new ArrayList<>();
    while (messages.size() < count) {
      messages.add(awaitMessage());
    }
    return List.copyOf(messages);
  }

  /**
   * Takes the next event: a heartbeat.
   *
   * @throws AssertionError if the next event is another one, none comes, or a promise was broken
   */
  public void awaitHeartbeat() {
    log.await(Event.Heartbeat.class);
  }

  /**
   * Takes the next event: the send buffer has room again.
   *
   * @throws AssertionError if the next event is another one, none comes, or a promise was broken
   */
  public void awaitWritable() {
    log.await(Event.Writable.class);
  }

  /**
   * Takes the next event: a callback threw.
   *
   * @return what it threw
   * @throws AssertionError if the next event is another one, none comes, or a promise was broken
   */
  public Throwable awaitError() {
    return log.await(Event.Failure.class).error();
  }

  /**
   * Takes the next event, and thus the last: the connection has ended.
   *
   * @return how it ended
   * @throws AssertionError if the next event is another one, none comes, or a promise was broken
   */
  public CloseEvent awaitClose() {
    return log.await(Event.Close.class).event();
  }

  /**
   * What was tried so far; nothing is taken.
   *
   * @return the attempts, in order
   */
  public List<Attempt> attempts() {
    return List.copyOf(attempts);
  }

  /**
   * Asserts that every event so far was taken.
   *
   * @throws AssertionError if one was not, or a promise was broken
   */
  public void assertNoMoreEvents() {
    log.assertNoMoreEvents();
  }

  /**
   * The same as {@link #assertNoMoreEvents()}, for try-with-resources. It leaves the connection
   * alone.
   */
  @Override
  public void close() {
    assertNoMoreEvents();
  }

  private void heard(Event event, Runnable next) {
    log.enter(event.toString());
    try {
      checkOrder(event);
      if (!(event instanceof Event.Tried)) {
        log.add(event);
      }
      next.run();
    } finally {
      log.leave();
    }
  }

  private synchronized void checkOrder(Event event) {
    boolean legal =
        switch (state) {
          case CONNECTING ->
              !(event instanceof Event.Message
                  || event instanceof Event.Heartbeat
                  || event instanceof Event.Writable);
          case OPEN -> !(event instanceof Event.Tried || event instanceof Event.Open);
          case CLOSED -> false;
        };
    if (!legal) {
      log.violation(event + " while " + state);
    }
    if (event instanceof Event.Close) {
      state = State.CLOSED;
    } else if (event instanceof Event.Open && state == State.CONNECTING) {
      state = State.OPEN;
    }
  }
}
