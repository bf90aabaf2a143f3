package dev.sockjs.testkit.recorder;

import dev.sockjs.spi.HandshakeDetails;
import dev.sockjs.spi.Transport;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.spi.TransportListener;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Records the events of one transport, so that a test can check them in order without an engine.
 *
 * <pre>{@code
 * try (RecordingTransportListener listener = new RecordingTransportListener()) {
 *   Transport transport = factory.connect(request, listener);
 *   listener.awaitConnected();
 *   listener.request(transport, 1);
 *   assertEquals("o", listener.awaitFrame());
 *   transport.close(1000, "");
 *   assertEquals(EndKind.CLOSED, listener.awaitEnd().kind());
 * }
 * }</pre>
 *
 * <p>Each {@code await} method waits for the next event and consumes it; it fails if the event is
 * of another kind. An event that was not consumed fails {@link #close()}. Activity is only counted,
 * and {@link #reopened()} is only checked.
 *
 * <p>The listener also checks the rules of {@link TransportListener} and {@link Transport#request}:
 *
 * <ul>
 *   <li>Calls do not overlap. A call from within another call counts as an overlap.
 *   <li>The transport connects at most once; only the end may come before that.
 *   <li>No event follows the end.
 *   <li>Every frame was {@linkplain #request requested} through this listener.
 * </ul>
 *
 * <p>A violation fails a waiting call at once, and every later call.
 *
 * <p>Thread-safe.
 */
public final class RecordingTransportListener implements TransportListener, AutoCloseable {

  private static final TransportListener NO_OP =
      new TransportListener() {
        @Override
        public void connected(HandshakeDetails details) {}

        @Override
        public boolean frame(String text) {
          return true;
        }

        @Override
        public void activity() {}

        @Override
        public void end(TransportEnd end) {}
      };

  /** A prelude is a run of {@code h}; a single one is a heartbeat. */
  private static final Pattern PRELUDE = Pattern.compile("h{2,}");

  private final TransportListener delegate;
  private final EventQueue<Event> events;
  private final AtomicInteger activityCount = new AtomicInteger();
  private final TransportEventOrder order = new TransportEventOrder();

  /** A call of a {@link TransportListener} method. */
  public sealed interface Event {
    /**
     * The transport connected.
     *
     * @param details the details of the handshake
     */
    record Connected(HandshakeDetails details) implements Event {}

    /**
     * A frame arrived.
     *
     * @param text the frame, or the message of a raw transport
     */
    record Frame(String text) implements Event {}

    /** Bytes arrived without a frame. */
    record Activity() implements Event {}

    /** Another response began. */
    record Reopened() implements Event {}

    /**
     * The transport ended.
     *
     * @param end how it ended
     */
    record End(TransportEnd end) implements Event {}
  }

  /** Creates a listener that only records, and waits up to 30 s for an event. */
  public RecordingTransportListener() {
    this(NO_OP, RecordingListener.DEFAULT_TIMEOUT);
  }

  /**
   * Creates a listener that records each call and then passes it on.
   *
   * @param delegate called after each call was recorded, on the same thread; the result of its
   *     {@code frame} method is ignored
   * @param timeout how long the {@code await} methods wait
   */
  public RecordingTransportListener(TransportListener delegate, Duration timeout) {
    this.delegate = Objects.requireNonNull(delegate, "delegate");
    this.events = new EventQueue<>(timeout);
  }

  /**
   * Requests frames from a transport, and from then on accepts that many more.
   *
   * @param transport the transport that has this listener
   * @param frames how many more frames, at least 1
   */
  public void request(Transport transport, long frames) {
    order.request(frames);
    transport.request(frames);
  }

  @Override
  public void connected(HandshakeDetails details) {
    recordEvent(new Event.Connected(details), () -> delegate.connected(details));
  }

  @Override
  public boolean frame(String text) {
    recordEvent(new Event.Frame(text), () -> delegate.frame(text));
    return !PRELUDE.matcher(text).matches();
  }

  @Override
  public void reopened() {
    recordEvent(new Event.Reopened(), delegate::reopened);
  }

  @Override
  public void activity() {
    activityCount.incrementAndGet();
    events.signal();
    recordEvent(new Event.Activity(), delegate::activity);
  }

  @Override
  public void end(TransportEnd end) {
    recordEvent(new Event.End(end), () -> delegate.end(end));
  }

  /**
   * Waits for the transport to connect.
   *
   * @return the details of the handshake
   * @throws AssertionError if the next event is of another kind, none comes, or a rule was broken
   */
  public HandshakeDetails awaitConnected() {
    return events.await(Event.Connected.class).details();
  }

  /**
   * Waits for a frame.
   *
   * @return its text
   * @throws AssertionError if the next event is of another kind, none comes, or a rule was broken
   */
  public String awaitFrame() {
    return events.await(Event.Frame.class).text();
  }

  /**
   * Waits for the end of the transport.
   *
   * @return how it ended
   * @throws AssertionError if the next event is of another kind, none comes, or a rule was broken
   */
  public TransportEnd awaitEnd() {
    return events.await(Event.End.class).end();
  }

  /**
   * Waits for the end of the transport, and consumes all events before it.
   *
   * @return how it ended
   * @throws AssertionError if the end does not come, or a rule was broken
   */
  public TransportEnd skipToEnd() {
    Event event = events.await(Event.class);
    while (!(event instanceof Event.End)) {
      event = events.await(Event.class);
    }
    return ((Event.End) event).end();
  }

  /**
   * Consumes all events so far.
   *
   * @return the events, in order
   */
  public List<Event> takeAll() {
    return events.takeAll();
  }

  /**
   * Asserts that no rule was broken so far. Unconsumed events are allowed.
   *
   * @throws AssertionError if a rule was broken
   */
  public void assertNoViolation() {
    events.assertNoViolation();
  }

  /**
   * Returns whether the transport has reported its end, consumed or not.
   *
   * @return true from the call of {@link #end} on
   */
  public boolean hasEnded() {
    return order.hasEnded();
  }

  /**
   * Returns how often bytes came without a frame, or the server responded to a probe.
   *
   * @return the number of calls of {@link #activity} so far
   */
  public int activityCount() {
    return activityCount.get();
  }

  /**
   * Waits for a new call of {@link #activity}.
   *
   * @param known the {@link #activityCount()} that the test has seen
   * @throws AssertionError if none comes, or a rule was broken
   */
  public void awaitActivity(int known) {
    events.await(() -> activityCount.get() > known, "activity");
  }

  /**
   * Asserts that every event so far was consumed.
   *
   * @throws AssertionError if an event was not consumed, or a rule was broken
   */
  public void assertNoMoreEvents() {
    events.assertNoMoreEvents();
  }

  /** Calls {@link #assertNoMoreEvents()}. Does not close the transport. */
  @Override
  public void close() {
    assertNoMoreEvents();
  }

  private void recordEvent(Event event, Runnable next) {
    events.enter(event.toString());
    try {
      order.check(event).ifPresent(events::violation);
      if (!(event instanceof Event.Activity || event instanceof Event.Reopened)) {
        events.add(event);
      }
      next.run();
    } finally {
      events.leave();
    }
  }
}
