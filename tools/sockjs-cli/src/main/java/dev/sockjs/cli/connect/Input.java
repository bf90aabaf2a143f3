package dev.sockjs.cli.connect;

import dev.sockjs.cli.connect.InputLine.Send;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Where a session gets what it has to do. */
@FunctionalInterface
public interface Input {

  /**
   * The next line. Waits for it.
   *
   * @return the line, or empty at the end
   */
  Optional<InputLine> next() throws IOException;

  /** The given texts, each of which shall be sent. */
  static Input of(List<String> texts) {
    Iterator<String> rest = texts.iterator();
    return () -> rest.hasNext() ? Optional.of(new Send(List.of(rest.next()))) : Optional.empty();
  }
}
