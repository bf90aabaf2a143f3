package dev.sockjs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.Attempt.Outcome;
import dev.sockjs.spi.TransportEnd;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Descriptions show text of a server escaped and cut, and values keep it whole. */
class ServerTextInDescriptionsTest {

  private static final String LONG = "\u001b[2J\n" + "x".repeat(300);
  private static final String SHOWN = "\\u001b[2J\\u000a" + "x".repeat(185) + "...";

  @Test
  void closeEvent() {
    CloseEvent event = CloseEvent.of(3000, LONG, true);
    assertEquals("3000 \"" + SHOWN + "\" (clean)", event.toString());
    assertEquals(LONG, event.reason());
  }

  @Test
  void attemptAndFailedConnect() {
    Attempt attempt =
        Attempt.of("websocket", Outcome.FAILED, Phase.OPEN, Duration.ZERO)
            .withCause(new IOException(LONG));
    CloseEvent event = CloseEvent.of(2000, LONG, false).withCause(new IOException(LONG));
    String failed = "websocket FAILED in OPEN after 0 ms: " + SHOWN;
    assertEquals(failed, attempt.toString());
    assertEquals(
        "Could not connect to u: 2000 \"" + SHOWN + "\" (unclean): " + SHOWN + "; tried: " + failed,
        new ConnectFailedException("u", event, List.of(attempt)).getMessage());
  }

  @Test
  void transportEnd() {
    assertEquals(
        "CLOSED in RECEIVE, code 4000, \"" + SHOWN + "\"",
        TransportEnd.closed(4000, LONG).toString());
    assertEquals(
        "FAILED in SEND: java.io.IOException: \\u001b",
        TransportEnd.failed(Phase.SEND, new IOException("\u001b")).toString());
  }

  @Test
  void messagesOfThisLibraryAreEscapedAndNotCut() {
    Attempt attempt =
        Attempt.of("websocket", Outcome.SKIPPED, Phase.ELIGIBILITY, Duration.ZERO)
            .withCause(new SockJsException("a".repeat(300) + "\u001b", null));
    assertEquals(
        "websocket SKIPPED in ELIGIBILITY after 0 ms: " + "a".repeat(300) + "\\u001b",
        attempt.toString());
  }
}
