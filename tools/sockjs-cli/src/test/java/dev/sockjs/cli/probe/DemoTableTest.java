package dev.sockjs.cli.probe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.sockjs.CloseEvent;
import dev.sockjs.cli.output.LineWriter;
import dev.sockjs.cli.probe.EchoProbe.FailedException;
import dev.sockjs.cli.probe.EchoProbe.Result;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DemoTableTest {

  @Test
  void columnsAreAlignedAndReasonsForFailuresComeLast() throws InterruptedException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DemoTable table =
        new DemoTable(
            new LineWriter(out), List.of("websocket", "websocket (tyrus)", "xhr-polling"));
    table.add("websocket (tyrus)", "websocket", () -> result("websocket"));
    table.add(
        "xhr-polling",
        "xhr-polling",
        () -> {
          throw new FailedException("not open within 20 s");
        });
    table.addDefault(() -> result("xhr-streaming"));
    assertFalse(table.finish());
    assertEquals(
        """
        transport          outcome                open ms  round trip ms  messages/s  close
        websocket (tyrus)  ok                        12.3            0.5        4000   1000
        xhr-polling        failed                       -              -           -      -
        (default)          ok: xhr-streaming         12.3            0.5        4000   1000
        The first connection takes longer: it includes one-time initialization.
        xhr-polling: not open within 20 s
        """,
        out.toString(UTF_8));
  }

  private static Result result(String transport) {
    return new Result(
        transport,
        Duration.ofNanos(12_345_678),
        Duration.ofNanos(500_000),
        Duration.ofMillis(250),
        CloseEvent.of(1000, "Normal closure", true));
  }
}
