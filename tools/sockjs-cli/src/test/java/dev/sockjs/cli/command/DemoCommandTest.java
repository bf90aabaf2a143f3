package dev.sockjs.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.SockJsClient;
import dev.sockjs.cli.CommandRun;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code sockjs demo} over real sockets. */
@Timeout(120)
final class DemoCommandTest {

  @Test
  void printsARowForEveryTransportAndOneForTheDefault() {
    CommandRun run = CommandRun.of("demo");
    assertEquals(0, run.status(), run.out()::toString);
    List<String> transports;
    try (SockJsClient client = SockJsClient.create()) {
      transports = client.transports();
    }
    for (int i = 0; i < transports.size(); i++) {
      assertRow(transports.get(i) + " +ok", run.out().get(1 + i));
    }
    assertRow("\\(default\\) +ok: xhr-streaming", run.out().get(1 + transports.size()));
    assertEquals("", run.err());
  }

  private static void assertRow(String beginning, String row) {
    assertTrue(row.matches(beginning + " +[0-9.]+ +[0-9.]+ +[0-9]+ +1000"), row);
  }
}
