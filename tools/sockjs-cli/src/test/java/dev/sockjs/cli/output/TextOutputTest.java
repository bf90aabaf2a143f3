package dev.sockjs.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sockjs.Attempt;
import dev.sockjs.Attempt.Outcome;
import dev.sockjs.CloseEvent;
import dev.sockjs.Phase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class TextOutputTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  @Test
  void eventsAreOneLineEach() {
    Output output = new TextOutput(bytes);
    output.attempt(
        Attempt.of("websocket", Outcome.FAILED, Phase.REQUEST, Duration.ofMillis(12))
            .withStatus(403)
            .withCause(new IllegalStateException("no upgrade")));
    output.attempt(
        Attempt.of("eventsource", Outcome.SKIPPED, Phase.ELIGIBILITY, Duration.ZERO)
            .withCause(new IllegalStateException("not wanted")));
    output.attempt(Attempt.of("xhr-polling", Outcome.OPEN, Phase.OPEN, Duration.ofMillis(5)));
    output.open("xhr-polling", URI.create("http://localhost/echo"));
    output.message("gr\u00fc\u00dfe");
    output.heartbeat();
    output.error("Not UTF-8: x");
    output.close(CloseEvent.of(3000, "Go away!", true), OptionalInt.empty());
    assertEquals(
        """
        * websocket failed in request after 12 ms, status 403: no upgrade
        * eventsource skipped: not wanted
        * open: xhr-polling to http://localhost/echo
        < gr\u00fc\u00dfe
        * heartbeat
        ! Not UTF-8: x
        * closed: 3000 "Go away!" (clean)
        """,
        bytes.toString(StandardCharsets.UTF_8));
  }

  @Test
  void controlCharactersFromTheServerAreEscaped() {
    new TextOutput(bytes).message("\u001b[2Jgone\n* closed");
    assertEquals("< \\u001b[2Jgone\\u000a* closed\n", bytes.toString(StandardCharsets.UTF_8));
  }

  @Test
  void writingToAClosedStreamThrows() {
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int unit) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    assertThrows(UncheckedIOException.class, () -> new TextOutput(closed).message("x"));
  }
}
