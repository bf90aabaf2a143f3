package dev.sockjs.cli.record;

import java.util.Locale;

/**
 * One line of a recording.
 *
 * @param millis milliseconds since the command started
 * @param direction who caused the event
 * @param name what happened: {@code open}, {@code message}, {@code heartbeat} or {@code close}
 * @param data the text of a message, or a description of another event; may be empty
 */
public record RecordedEvent(long millis, Direction direction, String name, String data) {

  /** The name of a message. */
  public static final String MESSAGE = "message";

  /** The name of the event that opens a session. */
  public static final String OPEN = "open";

  /** The direction of an event. */
  public enum Direction {
    /** From the server. */
    IN,
    /** From the client. */
    OUT;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Returns whether this is a message to the server. */
  public boolean isSent() {
    return direction == Direction.OUT && name.equals(MESSAGE);
  }

  /** Returns whether this is a message from the server. */
  public boolean isReceived() {
    return direction == Direction.IN && name.equals(MESSAGE);
  }
}
