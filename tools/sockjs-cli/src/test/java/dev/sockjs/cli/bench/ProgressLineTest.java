package dev.sockjs.cli.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.cli.bench.BenchProgress.Phase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ProgressLineTest {

  private static final BenchSettings SETTINGS =
      new BenchSettings(20, 100, 64, Duration.ofSeconds(60), 50);
  private static final long SECOND = 1_000_000_000;

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(err, true, UTF_8);

  private static BenchProgress sending(double seconds, long echoed) {
    long nanos = (long) (seconds * SECOND);
    return new BenchProgress(Phase.SENDING, nanos, 19, 1, echoed + 3, echoed);
  }

  @Test
  void terminalHasOneLineThatChanges() {
    ProgressLine line = new ProgressLine(stream, true);
    line.show(new BenchProgress(Phase.CONNECTING, SECOND / 2, 7, 1, 0, 0), SETTINGS);
    line.show(sending(0.5, 40), SETTINGS);
    line.show(sending(1, 90), SETTINGS);
    line.end();
    assertEquals(
        "\r\u001b[Kconnecting: 7 of 20 sessions opened, 1 failed"
            + "\r\u001b[K0.5 of 60.0 s, 43 sent, 40 echoed, 80/s, 19 opened, 1 failed"
            + "\r\u001b[K1.0 of 60.0 s, 93 sent, 90 echoed, 100/s, 19 opened, 1 failed"
            + "\r\u001b[K",
        err.toString(UTF_8));
  }

  @Test
  void otherOutputHasALineForEachPhaseAndEveryFiveSeconds() {
    ProgressLine line = new ProgressLine(stream, false);
    for (int half = 1; half <= 21; half++) {
      line.show(sending(half * 0.5, half * 50L), SETTINGS);
    }
    line.show(new BenchProgress(Phase.DRAINING, 1, 19, 1, 1053, 1050), SETTINGS);
    line.show(new BenchProgress(Phase.CLOSING, 1, 19, 1, 1053, 1053), SETTINGS);
    line.end();
    assertEquals(
        """
        0.5 of 60.0 s, 53 sent, 50 echoed, 100/s, 19 opened, 1 failed
        5.5 of 60.0 s, 553 sent, 550 echoed, 100/s, 19 opened, 1 failed
        10.5 of 60.0 s, 1053 sent, 1050 echoed, 100/s, 19 opened, 1 failed
        waiting for 3 echoes
        closing
        """,
        err.toString(UTF_8));
  }
}
