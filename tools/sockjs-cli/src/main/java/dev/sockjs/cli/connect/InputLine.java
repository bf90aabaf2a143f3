package dev.sockjs.cli.connect;

import java.util.List;

/** The meaning of one line of input. */
public sealed interface InputLine {

  /** Send these messages, in order. */
  record Send(List<String> messages) implements InputLine {

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
