package dev.sockjs.http.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.http.HttpTransportProvider;
import dev.sockjs.http.client.ConnectionReusePolicy;
import dev.sockjs.testkit.contract.TestClientContext;
import dev.sockjs.testkit.contract.TestTransportRequest;
import dev.sockjs.testkit.time.ManualScheduler;
import dev.sockjs.testserver.SockJsTestServer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A thousand receiving requests to a server that closes the connection after each without
 * announcing it.
 */
class ManyReceivesTest {

  /** Longer than the response limit, so each message ends its response. */
  private static final String PADDING = "x".repeat(4100);

  static List<HttpTransportProvider> transports() {
    return List.of(TestConnection.POLLING, TestConnection.STREAMING);
  }

  @ParameterizedTest
  @MethodSource("transports")
  void noMessageIsLostBeforeOrAfterTheProbeIsChecked(HttpTransportProvider provider)
      throws Exception {
    ManualScheduler scheduler = new ManualScheduler();
    try (SockJsTestServer server = SockJsTestServer.start();
        TestClientContext client = TestClientContext.builder().scheduler(scheduler).build();
        TestConnection connection =
            TestConnection.open(
                provider, client, TestTransportRequest.to(server.uri("/echo")).build())) {
      connection.expectConnected();
      expect(connection, "o");

      assertEchoes(connection, 0, 500);
      TestConnection.await(() -> scheduler.pending() == 1);
      scheduler.advance(ConnectionReusePolicy.PROBE_CHECK_DELAY);
      assertEchoes(connection, 500, 1000);
    }
  }

  private static void assertEchoes(TestConnection connection, int from, int to) throws Exception {
    String[] messages =
        IntStream.range(from, to).mapToObj(n -> '"' + PADDING + n + '"').toArray(String[]::new);
    // One by one, since the server puts all waiting messages into one frame.
    for (String message : messages) {
      connection.send(message).get(20, TimeUnit.SECONDS);
      expect(connection, "a[" + message + "]");
    }
  }

  /** Expects a frame after any number of preludes. */
  private static void expect(TestConnection connection, String frame) {
    String next;
    do {
      connection.allow(1);
      next = connection.expectFrame();
    } while (next.startsWith("hh"));
    assertEquals(frame, next);
  }
}
