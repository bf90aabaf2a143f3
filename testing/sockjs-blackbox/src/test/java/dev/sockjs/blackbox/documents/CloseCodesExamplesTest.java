package dev.sockjs.blackbox.documents;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.CloseEvent;
import org.junit.jupiter.api.Test;

/** The example of {@code docs/close-codes.md}. */
final class CloseCodesExamplesTest {

  // begin example
  static boolean mayPass(CloseEvent event) {
    int status = event.status().orElse(0);
    return switch (event.code()) {
      case 1006 -> true;
      case 1002, 2000 -> status == 0 || status == 429 || status >= 500;
      default -> false;
    };
  }

  // end example

  @Test
  void lostConnectionsAndServerErrorsMayPass() {
    assertTrue(mayPass(CloseEvent.of(1006, "No heartbeat", false)));
    assertTrue(mayPass(CloseEvent.of(1002, "Cannot connect to server", false)));
    assertTrue(mayPass(CloseEvent.of(1002, "Cannot connect to server", false).withStatus(503)));
    assertFalse(mayPass(CloseEvent.of(1002, "Cannot connect to server", false).withStatus(404)));
    assertFalse(mayPass(CloseEvent.of(2000, "All transports failed", false).withStatus(407)));
    assertFalse(mayPass(CloseEvent.of(3000, "Go away!", true)));
  }
}
