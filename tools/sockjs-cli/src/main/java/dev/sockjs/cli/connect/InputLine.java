package dev.sockjs.cli.connect;

import java.util.List;

/** What one line of input says. */
sealed interface InputLine {

  /** Send these texts, in order. */
  record Send(List<String> texts) implements InputLine {}

  /** Send nothing any more, and close. */
  record Close(CloseRequest request) implements InputLine {}

  /** The line says nothing; the problem quotes it. */
  record Bad(String problem) implements InputLine {}
}
