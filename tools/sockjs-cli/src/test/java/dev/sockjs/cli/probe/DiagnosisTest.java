package dev.sockjs.cli.probe;

import static dev.sockjs.cli.probe.SampleResults.TIME;
import static dev.sockjs.cli.probe.SampleResults.echo;
import static dev.sockjs.cli.probe.SampleResults.failed;
import static dev.sockjs.cli.probe.SampleResults.noReply;
import static dev.sockjs.cli.probe.SampleResults.skipped;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Attempt;
import dev.sockjs.Attempt.Outcome;
import dev.sockjs.Phase;
import dev.sockjs.ServerInfo;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Advice that is not about the failure of one transport. */
final class DiagnosisTest {

  private static final ServerInfo INFO = ServerInfo.defaults();

  @Test
  void adviceNamesTheSettingThatTurnsWebSocketOff() {
    ProbeResults results =
        new ProbeResults(
            INFO.withWebsocket(false),
            List.of(skipped("websocket"), echo("xhr-polling")),
            echo("(default)"));
    assertEquals(
        List.of("The server's info turns WebSocket off, which is a setting of the server"),
        Diagnosis.of(results));
  }

  @Test
  void adviceNamesTheTimeThatEachConnectionLoses() {
    Attempt timeout =
        Attempt.of("xhr-streaming", Outcome.TIMEOUT, Phase.REQUEST, Duration.ofMillis(2010));
    Attempt open = Attempt.of("xhr-polling", Outcome.OPEN, Phase.OPEN, TIME);
    ProbeResult byDefault =
        new ProbeResult("(default)", List.of(timeout, open), TIME, new ProbeReply.NotRequested());
    ProbeResults results = new ProbeResults(INFO, List.of(echo("xhr-polling")), byDefault);
    assertEquals(
        List.of(
            "Each connection loses 2010 ms before it tries xhr-polling; the option"
                + " transports(\"xhr-polling\") avoids this"),
        Diagnosis.of(results));
  }

  @Test
  void adviceNamesATransportThatNeedsMoreThanItsDefaultTime() {
    Attempt timeout =
        Attempt.of("xhr-polling", Outcome.TIMEOUT, Phase.REQUEST, Duration.ofMillis(2010));
    ProbeResults results = new ProbeResults(INFO, List.of(echo("xhr-polling")), failed(timeout));
    assertEquals(
        List.of(
            "xhr-polling: opens (after 20 ms here), but not always within its default time;"
                + " increase the option timeout"),
        Diagnosis.of(results));
    assertFalse(results.usable());
  }

  @Test
  void aDefaultConnectionThatReceivesNothingIsNotUsable() {
    List<ProbeResult> transports = List.of(noReply("websocket"), echo("xhr-polling"));
    assertFalse(new ProbeResults(INFO, transports, noReply("(default)")).usable());
    assertTrue(new ProbeResults(INFO, transports, echo("(default)")).usable());
  }
}
