package dev.sockjs.jmeter;

import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** The messages that a sampler waits for. */
final class MessageMatch {
  static final String ANY = "any message";
  static final String CONTAINS = "contains";
  static final String EQUALS = "equals";
  static final String REGEX = "regular expression";

  /** The values that the field offers. */
  static final List<String> KINDS = List.of(ANY, CONTAINS, EQUALS, REGEX);

  private final String kind;
  private final String text;
  private final @Nullable Pattern regex;
  private final String frame;
  private final String destination;

  /**
   * @param kind the field "Wait for"; blank for any message
   * @param text the field "Pattern"
   * @param frame the field "STOMP frame"; blank for {@code MESSAGE}
   * @param destination the field "STOMP destination"; blank for every destination
   * @throws SampleFailure if a field is wrong
   */
  MessageMatch(String kind, String text, String frame, String destination) {
    this.kind = kind.isBlank() ? ANY : kind;
    this.text = text;
    this.frame = frame.isBlank() ? "MESSAGE" : frame.strip();
    this.destination = destination.strip();
    if (!KINDS.contains(this.kind)) {
      throw SampleFailure.badField("Wait for must be one of " + KINDS + ": \"" + kind + "\"");
    }
    this.regex = this.kind.equals(REGEX) ? compile(text) : null;
  }

  private static Pattern compile(String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw SampleFailure.badField("Pattern is not a regular expression: " + e.getMessage());
    }
  }

  /**
   * Returns true if the sampler waits for this message.
   *
   * @throws SampleFailure if it is a STOMP ERROR frame
   */
  boolean matches(Incoming message) {
    StompFrame received = message.frame();
    if (received != null && !matchesFrame(received)) {
      return false;
    }
    String body = message.body();
    return switch (kind) {
      case CONTAINS -> body.contains(text);
      case EQUALS -> body.equals(text);
      case REGEX -> regex != null && regex.matcher(body).find();
      default -> true;
    };
  }

  private boolean matchesFrame(StompFrame received) {
    if (received.command().equals("ERROR") && !frame.equals("ERROR")) {
      throw new SampleFailure(
          SampleFailure.STOMP_ERROR,
          "The server sent an ERROR frame: "
              + received.header("message").orElse("")
              + (received.body().isEmpty() ? "" : ": " + received.body()));
    }
    return received.command().equals(frame)
        && (destination.isEmpty()
            || received.header("destination").filter(destination::equals).isPresent());
  }

  /** Returns the description for the message of a failure, such as {@code that contains "x"}. */
  String describe() {
    String where = destination.isEmpty() ? "" : " of " + destination;
    return kind.equals(ANY) ? where.strip() : (where + " (" + kind + " \"" + text + "\")").strip();
  }
}
