package dev.sockjs.benchmarks.endtoend.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.benchmarks.endtoend.report.Result;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the harness once with tiny rounds, so that it does not rot; judges no speed. */
class EndToEndTest {
  @TempDir Path directory;

  @Test
  void clientsInTheirOwnProcessesEchoWithServer() throws Exception {
    EndToEnd.main(
        "--target",
        directory.toString(),
        "--scenario",
        "echo1",
        "--server",
        "vertx",
        "--client",
        "websocket,xhr-polling",
        "--warmups",
        "0",
        "--rounds",
        "1",
        "--millis",
        "100",
        "--jvm",
        "-Xms64m,-XX:-AlwaysPreTouch,-XX:TieredStopAtLevel=1");
    List<Result> results = Result.read(directory.resolve("end-to-end.jsonl"));
    assertEquals(
        List.of("websocket", "xhr-polling"), results.stream().map(Result::client).toList());
    for (Result result : results) {
      assertTrue(result.values().getOrDefault("p50", 0.0) > 0, result::toString);
    }
  }

  @Test
  void unknownOptionsAreRejected() {
    assertThrows(IllegalArgumentException.class, () -> new Options("--fast"));
    assertThrows(IllegalArgumentException.class, () -> new Options("--client"));
  }
}
