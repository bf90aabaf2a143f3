package dev.sockjs.cli.connect;

import java.util.List;
import java.util.function.BiPredicate;

/** The meaning of one line of input. */
public sealed interface InputLine {

  /**
   * Send these messages, in order.
   *
   * @param messages the messages
   * @param offer offers a message to the session like {@link Link#offer}
   */
  record Send(List<String> messages, BiPredicate<Link, String> offer) implements InputLine {

    private static final BiPredicate<Link, String> OFFER = Link::offer;

    /** Creates a line that sends messages. */
    public Send(List<String> messages) {
      this(messages, OFFER);
    }

    /** Creates a line that sends one message. */
    public static Send of(String message) {
      return new Send(List.of(message));
    }
  }

  /** Close, and ignore the rest of the input. */
  record Close(CloseRequest request) implements InputLine {}

  /** The line cannot be understood; the error message quotes it. */
  record Invalid(String error) implements InputLine {}

  /** Print these lines. */
  record Note(List<String> lines) implements InputLine {}
}
