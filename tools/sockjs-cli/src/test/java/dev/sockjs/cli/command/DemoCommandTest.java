package dev.sockjs.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.SockJsClient;
import dev.sockjs.cli.CommandRun;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code sockjs demo} over real sockets. */
@Timeout(120)
final class DemoCommandTest {

  @Test
  void printsARowForEveryTransportAndOneForTheDefault() {
    CommandRun run = CommandRun.of("demo");
    assertEquals(0, run.status(), run.out()::toString);
    List<String> labels = labels();
    for (int i = 0; i < labels.size(); i++) {
      assertRow(Pattern.quote(labels.get(i)) + " +ok", run.out().get(1 + i));
    }
    assertRow("\\(default\\) +ok: xhr-streaming", run.out().get(1 + labels.size()));
    assertEquals("", run.err());
  }

  /** The WebSocket transports have a row for each library. */
  private static List<String> labels() {
    try (SockJsClient client = SockJsClient.create()) {
      return client.transports().stream()
          .flatMap(
              name ->
                  name.startsWith("websocket")
                      ? Stream.of(name + " (jetty)", name + " (tyrus)")
                      : Stream.of(name))
          .toList();
    }
  }

  private static void assertRow(String beginning, String row) {
    assertTrue(row.matches(beginning + " +[0-9.]+ +[0-9.]+ +[0-9]+ +1000"), row);
  }
}
