package dev.sockjs.spring.test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;
import org.springframework.messaging.converter.MessageConverter;
import org.springframework.messaging.simp.stomp.StompHeaders;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.messaging.support.MessageHeaderAccessor;

/**
 * The messages of a subscription that the test has not taken. A method that waits fails with an
 * {@link AssertionError} that shows the state of the session and the frames that did arrive. It
 * fails at once when the session ends.
 *
 * @param <T> the type of the payloads
 */
public final class StompInbox<T> {

  private final String destination;
  private final Class<T> type;
  private final SessionLog log;
  private final MessageConverter converter;
  private final Duration timeout;
  private final Deque<StompFrame> frames = new ArrayDeque<>();

  StompInbox(
      String destination,
      Class<T> type,
      SessionLog log,
      MessageConverter converter,
      Duration timeout) {
    this.destination = destination;
    this.type = type;
    this.log = log;
    this.converter = converter;
    this.timeout = timeout;
  }

  void add(StompFrame frame) {
    log.add("received " + frame, () -> frames.add(frame));
  }

  /** {@return the destination of the subscription} */
  public String destination() {
    return destination;
  }

  /**
   * Removes the next message, and waits for it at most for the timeout of the client.
   *
   * @return the payload
   * @throws AssertionError if no message arrives in time, or its payload is of another type
   */
  public T take() {
    return take(timeout);
  }

  /**
   * Removes the next message.
   *
   * @param time how long to wait for it
   * @return the payload: a {@code String} is the body as it is, read as UTF-8, a {@code byte[]} the
   *     body, and any other type is that of the message converter
   * @throws AssertionError if no message arrives in time, or its payload is of another type
   */
  public T take(Duration time) {
    return payload(takeFrame(time));
  }

  /**
   * Removes the next frame.
   *
   * @param time how long to wait for it
   * @return the frame, with its headers
   * @throws AssertionError if none arrives in time
   */
  public StompFrame takeFrame(Duration time) {
    return takeFrame(frame -> true, "message", time);
  }

  /**
   * Removes the first message that fulfils a condition. Those before it stay.
   *
   * @param condition the condition
   * @param time how long to wait for it
   * @return the payload
   * @throws AssertionError if no such message arrives in time, or a payload is of another type
   */
  public T take(Predicate<? super T> condition, Duration time) {
    return payload(
        takeFrame(frame -> condition.test(payload(frame)), "message as expected", time));
  }

  private StompFrame takeFrame(Predicate<StompFrame> condition, String what, Duration time) {
    StompFrame[] found = new StompFrame[1];
    if (!log.await(() -> (found[0] = remove(condition)) != null, time)) {
      throw log.failure(
          "No " + what + " for " + destination + (log.hasEnded() ? "" : within(time)));
    }
    return found[0];
  }

  private @Nullable StompFrame remove(Predicate<StompFrame> condition) {
    Iterator<StompFrame> iterator = frames.iterator();
    while (iterator.hasNext()) {
      StompFrame frame = iterator.next();
      if (condition.test(frame)) {
        iterator.remove();
        return frame;
      }
    }
    return null;
  }

  /**
   * Returns the frames that arrived and were not taken, without waiting.
   *
   * @return the frames, in the order of arrival
   */
  public List<StompFrame> frames() {
    return log.locked(() -> List.copyOf(frames));
  }

  /**
   * Fails if there is a message that was not taken. Does not wait for one.
   *
   * @throws AssertionError if there is one
   */
  public void assertEmpty() {
    int left = frames().size();
    if (left > 0) {
      throw log.failure(left + " unexpected messages for " + destination);
    }
  }

  private static String within(Duration time) {
    return " within " + time.toMillis() + " ms";
  }

  private T payload(StompFrame frame) {
    Object payload;
    if (type == String.class) {
      payload = new String(frame.body(), StandardCharsets.UTF_8);
    } else if (type == byte[].class) {
      payload = frame.body();
    } else {
      payload = converted(frame);
    }
    return type.cast(payload);
  }

  private Object converted(StompFrame frame) {
    RuntimeException cause = null;
    try {
      Object payload = converter.fromMessage(message(frame), type);
      if (payload != null) {
        return payload;
      }
    } catch (RuntimeException e) {
      cause = e;
    }
    AssertionError error = log.failure("Not a " + type.getName() + ": " + frame);
    if (cause != null) {
      error.addSuppressed(cause);
    }
    throw error;
  }

  private static Message<byte[]> message(StompFrame frame) {
    MessageHeaderAccessor headers = new MessageHeaderAccessor();
    StompHeaders from = frame.headers();
    if (from.getContentType() != null) {
      headers.setContentType(from.getContentType());
    }
    return MessageBuilder.createMessage(frame.body(), headers.getMessageHeaders());
  }
}
