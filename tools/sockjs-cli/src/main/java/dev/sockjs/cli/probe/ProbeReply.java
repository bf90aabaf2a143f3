package dev.sockjs.cli.probe;

import dev.sockjs.CloseEvent;
import java.time.Duration;

/** What an open session did when {@code sockjs probe} sent its message. */
sealed interface ProbeReply {

  /** There was no message to answer, or no session to send it on. */
  record NotAsked() implements ProbeReply {}

  /**
   * A message came.
   *
   * @param after how long after ours was sent
   * @param echo whether it is ours
   */
  record Came(Duration after, boolean echo) implements ProbeReply {}

  /** Nothing came, in all this time. */
  record Missing(Duration waited) implements ProbeReply {}

  /** The session ended instead. */
  record Ended(CloseEvent end) implements ProbeReply {}
}
