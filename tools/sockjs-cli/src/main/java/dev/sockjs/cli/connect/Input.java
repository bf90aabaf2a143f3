package dev.sockjs.cli.connect;

import dev.sockjs.cli.connect.InputLine.Send;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Source of the lines that tell a session what to do. */
@FunctionalInterface
public interface Input {

  /**
   * Waits for the next line.
   *
   * @return the line, or empty at the end of the input
   */
  Optional<InputLine> next() throws IOException;

  /** Returns an input that sends the given messages, in order. */
  static Input of(List<String> messages) {
    Iterator<String> remaining = messages.iterator();
    return () ->
        remaining.hasNext() ? Optional.of(new Send(List.of(remaining.next()))) : Optional.empty();
  }
}
