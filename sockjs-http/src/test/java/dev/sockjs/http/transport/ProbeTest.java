package dev.sockjs.http.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.testkit.contract.TestClientContext;
import dev.sockjs.testkit.contract.TestTransportRequest;
import dev.sockjs.testkit.server.ScriptedServer;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Probes over HTTP are sending requests. */
class ProbeTest {

  private final ScriptedServer server = ScriptedServer.start();
  private final TestClientContext client = TestClientContext.create();

  @BeforeEach
  void receive() {
    server.on(
        "POST",
        "/xhr",
        x -> {
          x.chunked(200, "text/plain").chunk("o\n");
          x.silence();
        });
  }

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Test
  void probeIsEmptyArray() throws Exception {
    server.on("POST", "/xhr_send", x -> x.respond(204));
    try (TestConnection connection = connect()) {
      connection.transport().probe();

      assertEquals("[]", server.awaitRequest("POST", "/xhr_send").bodyText());
    }
  }

  @Test
  void anyStatusExcept404IsActivity() {
    for (int status : List.of(204, 200, 500, 403)) {
      server.on("POST", "/xhr_send", x -> x.respond(status));
      try (TestConnection connection = connect()) {
        int before = connection.activities();
        connection.transport().probe();
        TestConnection.await(() -> connection.activities() > before);
      }
    }
  }

  @Test
  void status404EndsTheTransport() {
    server.on("POST", "/xhr_send", x -> x.respond(404));
    try (TestConnection connection = connect()) {
      connection.transport().probe();

      assertEquals(OptionalInt.of(404), connection.expectEnd().status());
    }
  }

  private TestConnection connect() {
    TestTransportRequest request =
        TestTransportRequest.to(server.uri("/echo")).ids("000", "session").build();
    TestConnection connection = TestConnection.open(client, request);
    connection.expectOpen();
    return connection;
  }
}
