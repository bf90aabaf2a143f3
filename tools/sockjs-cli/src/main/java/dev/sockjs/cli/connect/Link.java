package dev.sockjs.cli.connect;

import java.util.concurrent.CompletionStage;

/** The sending half of a session. Safe for use by any thread. */
public interface Link {

  /**
   * Accepts a message if there is room for it.
   *
   * @throws IllegalArgumentException if the message is too long
   */
  boolean offer(String message);

  /** Returns whether messages can still be sent, now or later. */
  boolean isAlive();

  /** Returns a stage that ends when the accepted messages have been sent, or cannot be. */
  CompletionStage<Void> flushed();

  /** Closes the session. A second call does nothing. */
  void close(CloseRequest request);
}
