package dev.sockjs.http.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.Phase;
import dev.sockjs.http.client.ConnectionReusePolicy;
import dev.sockjs.spi.EndKind;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.testkit.contract.TestClientContext;
import dev.sockjs.testkit.contract.TestTransportRequest;
import dev.sockjs.testkit.server.ScriptedServer;
import dev.sockjs.testkit.time.ManualScheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The client backs off when responses are immediate and empty, and then gives up. */
class EmptyResponsesOverTheWireTest {

  private final ScriptedServer server = ScriptedServer.start();
  private final ManualScheduler scheduler = new ManualScheduler();
  private final Instant start = scheduler.now();
  private final TestClientContext client = TestClientContext.builder().scheduler(scheduler).build();

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "hhhhhhhh\n"})
  void tenEmptyResponsesEndTheTransport(String body) throws Exception {
    expectEndAfterTen(body, text -> !text.startsWith("hh"));
  }

  /** The listener decides what is progress; the transport does not look at frames. */
  @ParameterizedTest
  @ValueSource(strings = {"o\n", "h\n", "a[]\n", "a[\"x\"]\n", "unknown\n"})
  void tenResponsesWithoutProgressEndTheTransport(String frame) throws Exception {
    expectEndAfterTen(frame, text -> false);
  }

  private void expectEndAfterTen(String body, Predicate<String> isProgress) throws Exception {
    server.on("POST", "/xhr", x -> x.respond(200, "text/plain", body));
    TestTransportRequest request = TestTransportRequest.to(server.uri("/echo")).build();
    try (TestConnection connection = TestConnection.open(client, request, isProgress)) {
      connection.expectConnected();
      connection.allow(11);
      for (int i = 0; i < 4; i++) {
        server.awaitRequest("POST", "/xhr");
      }
      for (int pause : new int[] {100, 200, 400, 800, 1600, 3200}) {
        awaitPause();
        scheduler.advance(Duration.ofMillis(pause));
        server.awaitRequest("POST", "/xhr");
      }
      for (int i = 0; i < 10 && !body.isBlank(); i++) {
        assertEquals(body.strip(), connection.expectFrame());
      }
      TransportEnd end = connection.expectEnd();
      assertEquals(EndKind.FAILED, end.kind());
      assertEquals(Phase.RECEIVE, end.phase());
      String what = body.isBlank() ? "were empty" : "brought nothing: " + body.strip();
      assertEquals("10 responses in a row " + what, end.reason());
    }
    assertEquals(10, server.requests().size());
  }

  /** In the first second, the check of the connection reuse probe is pending too. */
  private void awaitPause() {
    boolean probing =
        Duration.between(start, scheduler.now()).compareTo(ConnectionReusePolicy.PROBE_CHECK_DELAY)
            < 0;
    TestConnection.await(() -> scheduler.pending() == (probing ? 2 : 1));
  }
}
