package dev.sockjs.cli.connect;

import dev.sockjs.cli.output.Output;
import java.util.function.Consumer;

/** Receives the events of a {@link Dialect}. Safe for use by any thread. */
public interface Conversation {

  /** Lets the input be sent. Called for each time that the dialect was opened. */
  void ready();

  /** Prints an event, unless the session has ended. */
  void print(Consumer<Output> event);

  /** Counts a message of the application. */
  void messageArrived();

  /** Ends the session because of an error, which is printed. */
  void fail(String error);
}
