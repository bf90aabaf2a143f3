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
 * Stands in for the engine: records what one transport tells, for the test to look at in the order
 * in which it was told.
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
 * <p>Each {@code await} method takes the next event, for which it waits if need be, and fails if
 * that is of another kind. An event that nobody took fails {@link #close()}; activity is only
 * counted.
 *
 * <p>What {@link TransportListener} and {@link Transport#request} demand is checked all along:
 * calls do not overlap (calling from within a call counts as that), the transport connects at most
 * once, nothing but the end comes before that, nothing at all comes after the end, and no frame
 * comes that was not {@linkplain #request requested here}. A broken rule fails every later call,
 * and one that waits, at once.
 *
 * <p>Safe for any thread.
 */
public final class RecordingTransportListener implements TransportListener, AutoCloseable {

  /** A run of {@code h}s, of which one alone would be a heartbeat. */
  private static final Pattern PRELUDE = Pattern.compile("h{2,}");

  private final TransportListener then;
  private final EventQueue<Event> log;
  private final AtomicInteger activities = new AtomicInteger();

  /** Guarded by this, as is the allowance. */
  private State state = State.CONNECTING;

  private long allowance;

  private enum State {
    CONNECTING,
    CONNECTED,
    ENDED
  }

  /** One call of a {@link TransportListener} method. */
  public sealed interface Event {
    /**
     * The transport connected.
     *
     * @param facts the details of the handshake
     */
    record Connected(HandshakeDetails facts) implements Event {}

    /**
     * A frame arrived.
     *
     * @param text the frame, or the message of a raw transport
     */
    record Frame(String text) implements Event {}

    /** Bytes arrived without a frame. */
    record Activity() implements Event {}

    /**
     * The transport ended.
     *
     * @param end how it ended
     */
    record End(TransportEnd end) implements Event {}
  }

  /** Creates a listener that only records. */
  public RecordingTransportListener() {
    this(new TransportReaction() {}, RecordingListener.DEFAULT_TIMEOUT);
  }

  /**
   * Creates a listener that records and then does what another one does.
   *
   * @param then called for each call once it is recorded, on the same thread
   * @param patience how long the {@code await} methods wait
   */
  public RecordingTransportListener(TransportListener then, Duration patience) {
    this.then = Objects.requireNonNull(then, "then");
    this.log = new EventQueue<>(patience);
  }

  /**
   * Requests frames of a transport, and takes note that they may come.
   *
   * @param transport the transport that this listener was given to
   * @param frames how many more, at least 1
   */
  public void request(Transport transport, long frames) {
    synchronized (this) {
      allowance = frames > Long.MAX_VALUE - allowance ? Long.MAX_VALUE : allowance + frames;
    }
    transport.request(frames);
  }

  @Override
  public void connected(HandshakeDetails facts) {
    heard(new Event.Connected(facts), () -> then.connected(facts));
  }

  @Override
  public boolean frame(String text) {
    heard(new Event.Frame(text), () -> then.frame(text));
    return !PRELUDE.matcher(text).matches();
  }

  @Override
  public void activity() {
    activities.incrementAndGet();
    log.happened();
    heard(new Event.Activity(), then::activity);
  }

  @Override
  public void end(TransportEnd end) {
    heard(new Event.End(end), () -> then.end(end));
  }

  /**
   * Takes the next event: the transport has connected.
   *
   * @return what was agreed with the server
   * @throws AssertionError if the next event is another one, none comes, or a rule was broken
   */
  public HandshakeDetails awaitConnected() {
    return log.await(Event.Connected.class).facts();
  }

  /**
   * Takes the next event: a frame.
   *
   * @return its text
   * @throws AssertionError if the next event is another one, none comes, or a rule was broken
   */
  public String awaitFrame() {
    return log.await(Event.Frame.class).text();
  }

  /**
   * Takes the next event, and thus the last: the transport has ended.
   *
   * @return how it ended
   * @throws AssertionError if the next event is another one, none comes, or a rule was broken
   */
  public TransportEnd awaitEnd() {
    return log.await(Event.End.class).end();
  }

  /**
   * Takes every event up to the end, of whatever kind.
   *
   * @return how the transport ended
   */
  public TransportEnd skipToEnd() {
    Event event = log.await(Event.class);
    while (!(event instanceof Event.End)) {
      event = log.await(Event.class);
    }
    return ((Event.End) event).end();
  }

  /**
   * Takes every event recorded so far.
   *
   * @return the events, oldest first
   */
  public List<Event> takeAll() {
    return log.takeAll();
  }

  /** Fails if a rule was broken, and does not mind events that nobody took. */
  public void assertNoViolation() {
    log.assertNoViolation();
  }

  /**
   * How often bytes came without a frame, or a probe was answered.
   *
   * @return the calls of {@link #activity} so far
   */
  public int activityCount() {
    return activities.get();
  }

  /**
   * Waits for a sign of life that is new.
   *
   * @param known what {@link #activityCount()} has told so far
   * @throws AssertionError if none comes, or a rule was broken
   */
  public void awaitActivity(int known) {
    log.await(() -> activities.get() > known, "activity");
  }

  /**
   * Asserts that every event so far was taken.
   *
   * @throws AssertionError if one was not, or a rule was broken
   */
  public void assertNoMoreEvents() {
    log.assertNoMoreEvents();
  }

  /**
   * The same as {@link #assertNoMoreEvents()}, for try-with-resources. It leaves the transport
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
      if (!(event instanceof Event.Activity)) {
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
          case CONNECTING -> event instanceof Event.Connected || event instanceof Event.End;
          case CONNECTED -> !(event instanceof Event.Connected);
          case ENDED -> false;
        };
    if (!legal) {
      log.violation(event + " while " + state);
    }
    if (event instanceof Event.Frame && allowance != Long.MAX_VALUE && allowance-- <= 0) {
      log.violation(event + " was not requested");
    }
    if (event instanceof Event.End) {
      state = State.ENDED;
    } else if (event instanceof Event.Connected && state == State.CONNECTING) {
      state = State.CONNECTED;
    }
  }
}
