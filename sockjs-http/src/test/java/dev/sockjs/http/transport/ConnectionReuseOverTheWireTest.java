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

/** Receiving requests share connections with servers that keep them, and with no others. */
class ConnectionReuseOverTheWireTest {

  private final ScriptedServer server = ScriptedServer.start();
  private final ManualScheduler timer = new ManualScheduler();
  private final TestClientContext client = TestClientContext.builder().scheduler(timer).build();
  private final AtomicInteger polls = new AtomicInteger();

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Test
  void connectionsAreKeptWhereTheTrialStaysOpen() throws Exception {
    server.on("POST", "/xhr", this::answer);
    try (TestConnection connection = connect()) {
      connection.expectConnected();
      connection.expectFrames("a[0]", "a[1]", "a[2]");
      judge();
      connection.expectFrames("a[3]", "a[4]", "a[5]", "a[6]");
    }

    List<RecordedRequest> requests = server.requests();
    assertEquals(List.of(), requests.get(0).headers("Connection"), "the trial");
    assertEquals(List.of("close"), requests.get(1).headers("Connection"));
    assertEquals(List.of("close"), requests.get(2).headers("Connection"));
    for (RecordedRequest kept : requests.subList(3, 7)) {
      assertEquals(List.of(), kept.headers("Connection"));
      assertNotEquals(requests.get(0).connection(), kept.connection());
    }
  }

  @Test
  void aKeptConnectionIsUsedAgain() throws Exception {
    server.on("POST", "/xhr", this::answer);
    try (TestConnection connection = connect()) {
      connection.expectConnected();
      connection.expectFrames("a[0]", "a[1]");
      judge();
      for (int i = 2; i < 500; i++) {
        connection.expectFrames("a[" + i + "]");
      }
    }
    long connections =
        server.requests().stream().mapToInt(RecordedRequest::connection).distinct().count();
    // Now and then the connection is not yet back in the pool when the next request goes out.
    assertTrue(connections < 50, connections + " connections for 500 requests");
  }

  @Test
  void noConnectionIsKeptWhereTheTrialIsClosed() throws Exception {
    server.on("POST", "/xhr", this::answerAndHangUp);
    try (TestConnection connection = connect()) {
      connection.expectConnected();
      connection.expectFrames("a[0]", "a[1]");
      server.awaitPeerEnd(1);
      judge();
      connection.expectFrames("a[2]", "a[3]");
    }
    for (RecordedRequest request : server.requests().subList(1, 4)) {
      assertEquals(List.of("close"), request.headers("Connection"));
    }
  }

  @Test
  void whatOneSessionLearnsAllOthersOfTheClientKnow() throws Exception {
    server.on("POST", "/xhr", this::answer);
    try (TestConnection first = connect()) {
      first.expectConnected();
      first.expectFrames("a[0]", "a[1]");
      judge();
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
  void aKeptConnectionThatIsNotAnsweredEndsTheSessionAndTheTrust() throws Exception {
    server.on("POST", "/xhr", this::answer);
    try (TestConnection connection = connect()) {
      connection.expectConnected();
      connection.expectFrames("a[0]", "a[1]");
      judge();
      connection.expectFrames("a[2]");
      server.on("POST", "/xhr", Exchange::fin);
      connection.allow(1);
      connection.expectEnd();
    }
    server.on("POST", "/xhr", this::answer);
    polls.set(0);
    try (TestConnection connection = connect()) {
      connection.expectConnected();
      connection.expectFrames("a[0]");
    }
    assertEquals(List.of("close"), server.requests().get(4).headers("Connection"));
  }

  @Test
  void sendsShareAConnectionThroughout() throws Exception {
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

  private void judge() {
    TestConnection.await(() -> timer.pending() == 1);
    timer.advance(ConnectionReusePolicy.SETTLING);
  }

  private void answer(Exchange exchange) throws IOException {
    exchange.respond(200, "text/plain", "a[" + polls.getAndIncrement() + "]\n");
  }

  /** As Vert.x does. */
  private void answerAndHangUp(Exchange exchange) throws IOException {
    answer(exchange);
    exchange.fin();
  }

  private TestConnection connect() {
    return TestConnection.open(client, TestTransportRequest.to(server.uri("/echo")).build());
  }
}
