package dev.sockjs.cli.connect;

import dev.sockjs.cli.connect.InputLine.Send;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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
    return of(messages, Send::of);
  }

  /** Returns an input of the given lines, in order, to which a parser gives their meaning. */
  static Input of(List<String> lines, Function<String, InputLine> parser) {
    Iterator<String> remaining = lines.iterator();
    return () ->
        remaining.hasNext() ? Optional.of(parser.apply(remaining.next())) : Optional.empty();
  }
}
