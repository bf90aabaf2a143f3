package dev.sockjs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.Attempt.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectFailedExceptionTest {

  @Test
  void messageListsEveryAttempt() {
    Attempt refused =
        Attempt.of("websocket", Outcome.FAILED, Phase.REQUEST, Duration.ofMillis(12))
            .withStatus(403)
            .withCause(new IOException("no upgrade"));
    Attempt late = Attempt.of("xhr-polling", Outcome.TIMEOUT, Phase.OPEN, Duration.ofSeconds(2));
    CloseEvent event = CloseEvent.of(2000, "All transports failed", false);
    ConnectFailedException failure =
        new ConnectFailedException("http://example.org/echo", event, List.of(refused, late));
    assertEquals(
        "Could not connect to http://example.org/echo: 2000 \"All transports failed\" (unclean);"
            + " tried: websocket FAILED in REQUEST after 12 ms, status 403: no upgrade;"
            + " xhr-polling TIMEOUT in OPEN after 2000 ms",
        failure.getMessage());
    assertEquals(event, failure.closeEvent());
  }

  @Test
  void messageWithoutAttemptsHasTheCause() {
    CloseEvent event =
        CloseEvent.of(1002, "Cannot connect to server", false)
            .withStatus(404)
            .withCause(new SockJsException("not a SockJS endpoint", null));
    assertEquals(
        "Could not connect to http://example.org/echo: 1002 \"Cannot connect to server\" (unclean,"
            + " status 404): not a SockJS endpoint",
        new ConnectFailedException("http://example.org/echo", event, List.of()).getMessage());
  }
}
