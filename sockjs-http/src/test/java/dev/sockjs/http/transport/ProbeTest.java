package dev.sockjs.http.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Probes over HTTP are sending requests. */
class ProbeTest extends OneServerTest {

  @BeforeEach
  void receive() {
    respondWithOpenFrameAndWait();
  }

  @Test
  void probeIsEmptyArray() throws Exception {
    server.on("POST", "/xhr_send", x -> x.respond(204));
    try (TestConnection connection = open()) {
      connection.transport().probe();

      assertEquals("[]", server.awaitRequest("POST", "/xhr_send").bodyText());
    }
  }

  @Test
  void anyStatusExcept404IsActivity() {
    for (int status : List.of(204, 200, 500, 403)) {
      server.on("POST", "/xhr_send", x -> x.respond(status));
      try (TestConnection connection = open()) {
        int before = connection.activities();
        connection.transport().probe();
        TestConnection.await(() -> connection.activities() > before);
      }
    }
  }

  @Test
  void confirmationIsActivity() {
    server.on("POST", "/xhr_send", x -> x.respond(200, "text/plain", "ok"));
    assertProbeIsActivity();
  }

  /** sockjs-node, for example, has a text for an empty array that it refuses. */
  @Test
  void textOfAnErrorIsActivity() {
    server.on("POST", "/xhr_send", x -> x.respond(500, "text/plain", "Payload expected."));
    assertProbeIsActivity();
  }

  private void assertProbeIsActivity() {
    try (TestConnection connection = open()) {
      int before = connection.activities();
      connection.transport().probe();
      TestConnection.await(() -> connection.activities() > before);
    }
  }

  @Test
  void pageEndsTheTransport() {
    server.on("POST", "/xhr_send", x -> x.respond(200, "text/html", "<html>Log in</html>"));
    try (TestConnection connection = open()) {
      connection.transport().probe();

      assertEquals(
          "The response to a send is not from a SockJS server: <html>Log in</html>",
          connection.expectEnd().reason());
    }
  }

  @Test
  void sendThatTheServerAcceptedIsActivityToo() throws Exception {
    server.on("POST", "/xhr_send", x -> x.respond(204));
    try (TestConnection connection = open()) {
      int before = connection.activities();
      connection.send("\"a\"").get(20, TimeUnit.SECONDS);
      assertEquals(before + 1, connection.activities());
    }
  }

  @Test
  void status404EndsTheTransport() {
    server.on("POST", "/xhr_send", x -> x.respond(404));
    try (TestConnection connection = open()) {
      connection.transport().probe();

      assertEquals(OptionalInt.of(404), connection.expectEnd().status());
    }
  }
}
