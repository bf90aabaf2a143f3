package dev.sockjs.http.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Phase;
import dev.sockjs.http.spec.HttpTransportSpec;
import dev.sockjs.spi.EndKind;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.testkit.contract.TestTransportRequest;
import dev.sockjs.testkit.server.RecordedRequest;
import dev.sockjs.testkit.server.Script;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sending requests, and what their responses mean. */
class SendingTest extends OneServerTest {

  @BeforeEach
  void receive() {
    respondWithOpenFrameAndWait();
  }

  @Test
  void sendsArrayAsPlainTextWithContentLength() throws Exception {
    server.on("POST", "/xhr_send", x -> x.respond(204));
    try (TestConnection connection = open()) {
      assertSent(connection.send("\"a\"", "\"€\"", "\"\\ud83d\""));

      RecordedRequest request = server.awaitRequest("POST", "/xhr_send");
      assertEquals("POST /echo/000/session/xhr_send HTTP/1.1", request.requestLine());
      assertEquals(
          List.of(
              "Host: 127.0.0.1:" + server.port(),
              "Content-Type: text/plain;charset=UTF-8",
              "Content-Length: 20"),
          request.headerLines());
      assertEquals("[\"a\",\"€\",\"\\ud83d\"]", request.bodyText());
    }
  }

  @Test
  void status200Or204WithoutAnotherBodyMeansSent() throws Exception {
    server.on(
        "POST",
        "/xhr_send",
        Script.sequence(
            x -> x.respond(200, "text/plain", "ok"),
            x -> x.respond(204),
            x -> x.respond(200),
            x -> x.chunked(200, "text/plain").chunk("ok").end(),
            x -> x.respond(200, "text/plain", "OK\r\n"),
            x -> x.respond(200, "text/plain", "\ufeffok"),
            x -> x.respond(200, "text/html", " \n")));
    try (TestConnection connection = open()) {
      for (int i = 0; i < 7; i++) {
        assertSent(connection.send("\"x\""));
      }
    }
  }

  @Test
  void confirmationThatIsCutOffMeansSent() throws Exception {
    server.on(
        "POST",
        "/xhr_send",
        Script.sequence(
            x -> {
              x.chunked(200, "text/plain").chunk("o");
              x.fin();
            },
            x -> {
              x.raw("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nok");
              x.reset();
            },
            x -> {
              x.raw("HTTP/1.1 204 No Content\r\nContent-Length: 10\r\n\r\n");
              x.reset();
            }));
    try (TestConnection connection = open()) {
      assertSent(connection.send("\"x\""));
      assertSent(connection.send("\"x\""));
      assertSent(connection.send("\"x\""));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html><body>Please log in</body></html>",
        "{\"error\":\"unauthorized\"}",
        "okay",
        "not ok",
        "o",
        "h",
        "a[]",
        "true",
        "[]"
      })
  void otherBodyMeansNotSent(String body) {
    for (Script script :
        List.<Script>of(
            x -> x.respond(200, "text/plain", body + "\n"),
            x -> x.chunked(200, "text/html").chunk(" ").chunk(body).end())) {
      server.on("POST", "/xhr_send", script);
      try (TestConnection connection = open()) {
        assertNotSent(connection.send("\"x\""));

        TransportEnd end = connection.expectEnd();
        assertEquals(EndKind.FAILED, end.kind());
        assertEquals(Phase.SEND, end.phase());
        assertEquals("The response to a send is not from a SockJS server: " + body, end.reason());
      }
    }
  }

  @Test
  void endlessOtherBodyMeansNotSent() {
    server.on(
        "POST",
        "/xhr_send",
        x -> {
          var response = x.chunked(200, "text/html");
          while (true) {
            response.chunk("x\n");
          }
        });
    try (TestConnection connection = open()) {
      assertNotSent(connection.send("\"x\""));
      String reason = connection.expectEnd().reason();
      assertTrue(reason.endsWith("x\\u000a".repeat(11) + "x..."), reason);
    }
  }

  @Test
  void pageThatIsCutOffMeansNotSent() {
    server.on(
        "POST",
        "/xhr_send",
        x -> {
          x.chunked(200, "text/html").chunk("<html>");
          x.fin();
        });
    try (TestConnection connection = open()) {
      assertNotSent(connection.send("\"x\""));
      assertTrue(connection.expectEnd().reason().endsWith(": <html>"));
    }
  }

  @Test
  void responseThatIsCutOffBeforeItsBodyMeansNotSent() {
    for (Script script :
        List.<Script>of(
            x -> {
              x.raw("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n");
              x.reset();
            },
            x -> {
              x.raw("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n");
              x.fin();
            },
            x -> {
              x.raw("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n \n");
              x.fin();
            },
            x -> {
              x.chunked(200, "text/html");
              x.fin();
            },
            x -> {
              x.chunked(200, "text/html");
              x.reset();
            })) {
      server.on("POST", "/xhr_send", script);
      try (TestConnection connection = open()) {
        assertNotSent(connection.send("\"x\""));

        TransportEnd end = connection.expectEnd();
        assertEquals(Phase.SEND, end.phase());
        assertEquals("The response to a send was cut off before its body", end.reason());
      }
    }
  }

  @Test
  void sendsReuseOneConnection() throws Exception {
    server.on("POST", "/xhr_send", x -> x.respond(204));
    try (TestConnection connection = open()) {
      for (int i = 0; i < 300; i++) {
        assertSent(connection.send("\"" + i + "\""));
      }
    }
    List<RecordedRequest> sends = sends();
    assertEquals(300, sends.size());
    assertEquals("[\"299\"]", sends.get(299).bodyText());
    // Sometimes the connection is not back in the pool when the next request is sent.
    assertTrue(sends.stream().mapToInt(RecordedRequest::connection).distinct().count() < 10);
  }

  @Test
  void unknownSessionEndsTheTransportWithStatus404() throws Exception {
    server.on("POST", "/xhr_send", x -> x.respond(404));
    try (TestConnection connection = open()) {
      assertNotSent(connection.send("\"x\""));

      TransportEnd end = connection.expectEnd();
      assertEquals(EndKind.FAILED, end.kind());
      assertEquals(Phase.SEND, end.phase());
      assertEquals(OptionalInt.of(404), end.status());
      assertEquals("The response status was 404", end.reason());
    }
  }

  @Test
  void otherStatusEndsTheTransport() throws Exception {
    for (int status : List.of(201, 202, 203, 205, 206, 302, 400, 403, 500, 503)) {
      server.on(
          "POST", "/xhr_send", x -> x.respond(status, "text/html", status < 300 ? "" : "<html>"));
      try (TestConnection connection = open()) {
        assertNotSent(connection.send("\"x\""));

        TransportEnd end = connection.expectEnd();
        assertEquals(EndKind.FAILED, end.kind());
        assertEquals(Phase.SEND, end.phase());
        assertEquals(OptionalInt.of(status), end.status());
      }
    }
  }

  @Test
  void requestWithoutResponseEndsTheTransportAndIsNotRepeated() throws Exception {
    for (Script script : List.<Script>of(x -> x.fin(), x -> x.reset())) {
      server.on("POST", "/xhr_send", Script.sequence(x -> x.respond(204), script));
      int before = sends().size();
      try (TestConnection connection = open()) {
        assertSent(connection.send("\"x\""));
        assertNotSent(connection.send("\"x\""));

        TransportEnd end = connection.expectEnd();
        assertEquals(EndKind.FAILED, end.kind());
        assertEquals(Phase.SEND, end.phase());
      }
      assertEquals(before + 2, sends().size());
    }
  }

  @Test
  void endIsReportedBeforeTheStageFails() throws Exception {
    server.on("POST", "/xhr_send", x -> x.respond(500));
    try (TestConnection connection = open()) {
      CompletableFuture<TransportEnd> end =
          connection.send("\"x\"").handle((sent, failure) -> connection.expectEnd());

      assertEquals(OptionalInt.of(500), end.get(20, TimeUnit.SECONDS).status());
    }
  }

  @Test
  void endOfTheTransportFailsPendingSends() throws Exception {
    server.on("POST", "/xhr_send", x -> x.silence());
    try (TestConnection connection = open()) {
      CompletableFuture<Void> pending = connection.send("\"x\"");
      server.awaitRequest("POST", "/xhr_send");
      connection.transport().abort();

      assertNotSent(pending);
      assertNotSent(connection.send("\"y\""));
    }
  }

  @Test
  void maxBatchLengthBelowOneIsRefused() {
    TestTransportRequest request =
        TestTransportRequest.to(server.uri("/echo"))
            .option(HttpTransportSpec.MAX_BATCH_LENGTH, 0)
            .build();

    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> TestConnection.open(client, request).close());
    assertEquals("http.maxBatchLength must be at least 1: 0", refused.getMessage());
  }

  @Test
  void maxBatchLengthIsAnOption() {
    TestTransportRequest request =
        TestTransportRequest.to(server.uri("/echo"))
            .option(HttpTransportSpec.MAX_BATCH_LENGTH, 4096)
            .build();
    try (TestConnection connection = TestConnection.open(client, request)) {
      connection.expectConnected();
      assertEquals(4096, connection.transport().maxBatchLength());
    }
    try (TestConnection connection = open()) {
      assertEquals(1 << 20, connection.transport().maxBatchLength());
    }
  }

  private List<RecordedRequest> sends() {
    return server.requests().stream()
        .filter(request -> request.path().endsWith("/xhr_send"))
        .toList();
  }

  private static void assertSent(CompletableFuture<Void> stage) throws Exception {
    stage.get(20, TimeUnit.SECONDS);
    assertFalse(stage.isCompletedExceptionally());
  }

  private static void assertNotSent(CompletableFuture<Void> stage) {
    assertThrows(ExecutionException.class, () -> stage.get(20, TimeUnit.SECONDS));
  }
}
