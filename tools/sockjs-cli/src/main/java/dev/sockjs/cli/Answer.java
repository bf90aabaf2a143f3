package dev.sockjs.cli;

import dev.sockjs.CloseEvent;
import java.time.Duration;

/** What an open session did when {@code sockjs probe} sent its message. */
sealed interface Answer {

  /** There was no message to answer, or no session to send it on. */
  record NotAsked() implements Answer {}

  /**
   * A message came.
   *
   * @param after how long after ours was sent
   * @param echo whether it is ours
   */
  record Came(Duration after, boolean echo) implements Answer {}

  /** Nothing came, in all this time. */
  record Missing(Duration waited) implements Answer {}

  /** The session ended instead. */
  record Ended(CloseEvent end) implements Answer {}
}
