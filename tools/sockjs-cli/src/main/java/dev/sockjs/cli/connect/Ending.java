package dev.sockjs.cli.connect;

import java.util.OptionalInt;

/**
 * When a session closes, and how.
 *
 * @param expectedMessages the number of messages after which it closes and without which it fails,
 *     or empty
 * @param stays whether it stays open after all input has been sent
 * @param closeRequest the code and the reason to close with
 */
public record Ending(OptionalInt expectedMessages, boolean stays, CloseRequest closeRequest) {

  int expected() {
    return expectedMessages.orElse(0);
  }
}
