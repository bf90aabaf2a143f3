package dev.sockjs.cli.connect;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * When a session closes, and how.
 *
 * @param expectedMessages the number of messages after which it closes and without which it fails,
 *     or empty
 * @param stays whether it stays open after all input has been sent
 * @param closeRequest the code and the reason to close with
 * @param closeLinger the longest time that the client takes to close
 */
public record Ending(
    OptionalInt expectedMessages, boolean stays, CloseRequest closeRequest, Duration closeLinger) {

  int expected() {
    return expectedMessages.orElse(0);
  }
}
