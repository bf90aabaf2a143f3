package dev.sockjs.blackbox.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Attempt;
import dev.sockjs.ClientStatistics;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.fixtures.DebugLogs;
import dev.sockjs.testserver.SockJsTestServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The example and the log in {@code docs/observing.md}. */
final class ObservingExamplesTest {

  private static void printStatistics(SockJsClient client) {
    // begin example
    ClientStatistics statistics = client.statistics();
    System.out.println(
        statistics.sessionsOpen() + " open, " + statistics.bufferedBytes() + " bytes wait");
    statistics
        .transports()
        .forEach(
            (name, transport) ->
                System.out.println(name + " " + transport.attempts(Attempt.Outcome.FAILED)));
    // end example
  }

  @Test
  void logIsThatOfASession() throws Exception {
    List<String> lines;
    try (SockJsTestServer server = SockJsTestServer.start();
        SockJsClient client = SockJsClient.create();
        DebugLogs logs = DebugLogs.of("dev.sockjs.connect")) {
      SockJsOptions patient =
          SockJsOptions.builder()
              .timeout(Duration.ofSeconds(30))
              .closeLinger(Duration.ofSeconds(30))
              .transports("websocket", "xhr-streaming", "eventsource", "xhr-polling")
              .build();
      SockJs sock =
          client.connect(server.uri("/disabled_websocket_echo"), patient, (s, message) -> {});
      sock.opened().toCompletableFuture().get(60, TimeUnit.SECONDS);
      printStatistics(client);
      sock.close();
      sock.closed().toCompletableFuture().get(60, TimeUnit.SECONDS);
      lines = logs.messages().stream().map(ObservingExamplesTest::withoutNumbers).toList();
    }
    String log =
        Document.read("docs/observing.md")
            .section("The log of a connect")
            .blocks("")
            .get(0)
            .strip();
    assertEquals(withoutNumbers(log), String.join("\n", lines));
  }

  /** The numbers of sessions and ports and the times differ each time. */
  private static String withoutNumbers(String text) {
    return text.replaceAll("(?m)^#\\d+", "#N")
        .replaceAll("127\\.0\\.0\\.1:\\d+", "127.0.0.1:PORT")
        .replaceAll("\\d+ ms", "N ms");
  }

  @Test
  void tableOfLinesHasEachKindOfLineOfTheLog() {
    Document section = Document.read("docs/observing.md").section("The log of a connect");
    List<String> patterns =
        section.rowsOfCode().stream()
            .map(row -> row.get(0).replace("`", ""))
            .map(line -> "\\Q" + line.replace("...", "\\E.*\\Q") + "\\E.*")
            .toList();
    assertTrue(patterns.size() > 10, patterns::toString);
    for (String line : section.blocks("").get(0).strip().split("\n", -1)) {
      String text = line.replaceFirst("#\\d+ ", "").replace("does not have", "has");
      assertTrue(patterns.stream().anyMatch(text::matches), text);
    }
  }
}
