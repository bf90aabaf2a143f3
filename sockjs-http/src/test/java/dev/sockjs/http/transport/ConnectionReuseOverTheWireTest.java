package dev.sockjs.http.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.http.client.ConnectionReusePolicy;
import dev.sockjs.testkit.contract.TestClientContext;
import dev.sockjs.testkit.contract.TestTransportRequest;
import dev.sockjs.testkit.server.Exchange;
import dev.sockjs.testkit.server.RecordedRequest;
import dev.sockjs.testkit.server.Script;
import dev.sockjs.testkit.server.ScriptedServer;
import dev.sockjs.testkit.time.ManualScheduler;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Receiving requests reuse connections if the server keeps them open, and only then. */
class ConnectionReuseOverTheWireTest {

  private final ScriptedServer server = ScriptedServer.start();
  private final ManualScheduler scheduler = new ManualScheduler();
  private final TestClientContext client = TestClientContext.builder().scheduler(scheduler).build();
  private final AtomicInteger polls = new AtomicInteger();

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Test
  void connectionsAreReusedIfTheProbeStaysOpen() throws Exception {
    server.on("POST", "/xhr", this::respond);
    try (TestConnection connection = connect()) {
      connection.expectConnected();
      connection.expectFrames("a[0]", "a[1]", "a[2]");
      checkProbe();
      connection.expectFrames("a[3]", "a[4]", "a[5]", "a[6]");
    }

    List<RecordedRequest> requests = server.requests();
    assertEquals(List.of(), requests.get(0).headers("Connection"), "the probe");
    assertEquals(List.of("close"), requests.get(1).headers("Connection"));
    assertEquals(List.of("close"), requests.get(2).headers("Connection"));
    for (RecordedRequest reusable : requests.subList(3, 7)) {
      assertEquals(List.of(), reusable.headers("Connection"));
      assertNotEquals(requests.get(0).connection(), reusable.connection());
    }
  }

  @Test
  void oneConnectionServesManyPolls() throws Exception {
    server.on("POST", "/xhr", this::respond);
    try (TestConnection connection = connect()) {
      connection.expectConnected();
      connection.expectFrames("a[0]", "a[1]");
      checkProbe();
      for (int i = 2; i < 500; i++) {
        connection.expectFrames("a[" + i + "]");
      }
    }
    long connections =
        server.requests().stream().mapToInt(RecordedRequest::connection).distinct().count();
    // Sometimes the connection is not back in the pool when the next request is sent.
    assertTrue(connections < 50, connections + " connections for 500 requests");
  }

  @Test
  void connectionsAreNotReusedIfTheProbeIsClosed() throws Exception {
    server.on("POST", "/xhr", this::respondAndClose);
    try (TestConnection connection = connect()) {
      connection.expectConnected();
      connection.expectFrames("a[0]", "a[1]");
      server.awaitPeerEnd(1);
      checkProbe();
      connection.expectFrames("a[2]", "a[3]");
    }
    for (RecordedRequest request : server.requests().subList(1, 4)) {
      assertEquals(List.of("close"), request.headers("Connection"));
    }
  }

  @Test
  void sessionsOfOneClientShareTheResult() throws Exception {
    server.on("POST", "/xhr", this::respond);
    try (TestConnection first = connect()) {
      first.expectConnected();
      first.expectFrames("a[0]", "a[1]");
      checkProbe();
    }
    polls.set(0);
    try (TestConnection second = connect()) {
      second.expectConnected();
      second.expectFrames("a[0]", "a[1]");
    }
    assertEquals(List.of(), server.requests().get(2).headers("Connection"));
    assertEquals(List.of(), server.requests().get(3).headers("Connection"));
  }

  @Test
  void missingResponseOnReusedConnectionEndsTheSessionAndReuse() throws Exception {
    server.on("POST", "/xhr", this::respond);
    try (TestConnection connection = connect()) {
      connection.expectConnected();
      connection.expectFrames("a[0]", "a[1]");
      checkProbe();
      connection.expectFrames("a[2]");
      server.on("POST", "/xhr", Exchange::fin);
      connection.allow(1);
      connection.expectEnd();
    }
    server.on("POST", "/xhr", this::respond);
    polls.set(0);
    try (TestConnection connection = connect()) {
      connection.expectConnected();
      connection.expectFrames("a[0]");
    }
    assertEquals(List.of("close"), server.requests().get(4).headers("Connection"));
  }

  @Test
  void sendsReuseConnectionsFromTheBeginning() throws Exception {
    server.on("POST", "/xhr", Script.sequence(x -> x.respond(200, "text/plain", "o\n")));
    server.on("POST", "/xhr_send", x -> x.respond(204));
    try (TestConnection connection = connect()) {
      connection.expectOpen();
      connection.send("\"x\"").join();
      connection.send("\"x\"").join();
    }
    assertEquals(List.of(), server.requests().get(1).headers("Connection"));
    assertEquals(List.of(), server.requests().get(2).headers("Connection"));
    assertNotEquals(server.requests().get(0).connection(), server.requests().get(1).connection());
  }

  private void checkProbe() {
    TestConnection.await(() -> scheduler.pending() == 1);
    scheduler.advance(ConnectionReusePolicy.PROBE_CHECK_DELAY);
  }

  private void respond(Exchange exchange) throws IOException {
    exchange.respond(200, "text/plain", "a[" + polls.getAndIncrement() + "]\n");
  }

  /** Responds like Vert.x. */
  private void respondAndClose(Exchange exchange) throws IOException {
    respond(exchange);
    exchange.fin();
  }

  private TestConnection connect() {
    return TestConnection.open(client, TestTransportRequest.to(server.uri("/echo")).build());
  }
}
