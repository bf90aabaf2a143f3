package dev.sockjs.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Phase;
import dev.sockjs.fixtures.DebugLogs;
import dev.sockjs.spi.TransportEnd;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The lines of the logger {@code dev.sockjs.connect}. */
class CoreClientLogTest extends CoreClientFixture {

  private static final String LOGGER = "dev.sockjs.connect";

  private static List<String> withoutNumber(List<String> lines) {
    return lines.stream().map(line -> line.replaceFirst("^#[0-9]+ ", "")).toList();
  }

  @Test
  void eachDecisionHasALine() {
    try (DebugLogs logs = DebugLogs.of(LOGGER)) {
      connect(options -> options.transports("missing", "socket", "poll"));
      scheduler.advance(Duration.ofMillis(7));
      socket.connection().end(TransportEnd.failed(Phase.REQUEST, "no upgrade").withStatus(403));
      scheduler.advance(Duration.ofMillis(5));
      poll.connection().open();
      listener.awaitOpen().close();
      poll.connection().end(TransportEnd.closed());
      assertEvent(listener.awaitClose(), 1000, "Normal closure", true);
      assertEquals(
          List.of(
              "connect to http://***@example.org/echo?...",
              "server has websocket; transports in order: missing, socket, poll",
              "missing skipped: There is no transport named missing: the client has [socket, poll]",
              "socket started, may take 5000 ms",
              "socket FAILED in REQUEST after 7 ms, status 403: no upgrade",
              "poll started, may take 5000 ms",
              "open on poll after 5 ms",
              "closed (application): 1000 \"Normal closure\" (clean)"),
          withoutNumber(logs.messages()));
    }
  }

  @Test
  void secondConnectToAnOriginWaitsForTheFirst() {
    try (DebugLogs logs = DebugLogs.of(LOGGER)) {
      connect();
      client.connect(URL, options().build(), (sock, message) -> {});
      String last = logs.messages().get(logs.messages().size() - 1);
      assertTrue(last.endsWith(" waits for the first connect to the same origin"), last);
    }
    closeClient();
  }

  @Test
  void linesOfOneSessionHaveOneNumber() {
    try (DebugLogs logs = DebugLogs.of(LOGGER)) {
      client.connect(URL, options().build(), (sock, message) -> {}).abort();
      client.connect(URL, options().build(), (sock, message) -> {}).abort();
      List<String> numbers =
          logs.messages().stream().map(line -> line.replaceFirst(" .*", "")).distinct().toList();
      assertEquals(2, numbers.size(), numbers::toString);
    }
  }

  @Test
  void levelIsOffByDefault() {
    assertFalse(System.getLogger(LOGGER).isLoggable(Level.DEBUG));
  }
}
