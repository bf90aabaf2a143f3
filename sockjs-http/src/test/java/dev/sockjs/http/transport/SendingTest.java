package dev.sockjs.http.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Phase;
import dev.sockjs.http.HttpTransportProvider;
import dev.sockjs.spi.EndKind;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.testkit.contract.TestClientContext;
import dev.sockjs.testkit.contract.TestTransportRequest;
import dev.sockjs.testkit.server.RecordedRequest;
import dev.sockjs.testkit.server.Script;
import dev.sockjs.testkit.server.ScriptedServer;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is sent, and what becomes of it. */
class SendingTest {

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
  void sendsAnArrayAsPlainTextOfKnownLength() throws Exception {
    server.on("POST", "/xhr_send", x -> x.respond(204));
    try (TestConnection connection = connect()) {
      sent(connection.send("\"a\"", "\"€\"", "\"\\ud83d\""));

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
  void any2xxMeansSent() throws Exception {
    server.on(
        "POST",
        "/xhr_send",
        Script.sequence(
            x -> x.respond(200, "text/plain", "ok"),
            x -> x.respond(204),
            x -> x.respond(202),
            x -> x.chunked(200, "text/plain").chunk("ok").end()));
    try (TestConnection connection = connect()) {
      for (int i = 0; i < 4; i++) {
        sent(connection.send("\"x\""));
      }
    }
  }

  @Test
  void anAnswerThatIsCutBehindItsStatusMeansSent() throws Exception {
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
            }));
    try (TestConnection connection = connect()) {
      sent(connection.send("\"x\""));
      sent(connection.send("\"x\""));
    }
  }

  @Test
  void anAnswerWithoutEndMeansSentAllTheSame() throws Exception {
    server.on(
        "POST",
        "/xhr_send",
        x -> {
          var answer = x.chunked(200, "text/html");
          while (true) {
            answer.chunk("x".repeat(10_000));
          }
        });
    try (TestConnection connection = connect()) {
      sent(connection.send("\"x\""));
    }
  }

  @Test
  void oneConnectionServesAllSends() throws Exception {
    server.on("POST", "/xhr_send", x -> x.respond(204));
    try (TestConnection connection = connect()) {
      for (int i = 0; i < 300; i++) {
        sent(connection.send("\"" + i + "\""));
      }
    }
    List<RecordedRequest> sends = sends();
    assertEquals(300, sends.size());
    assertEquals("[\"299\"]", sends.get(299).bodyText());
    // Now and then the connection is not yet back in the pool when the next request goes out.
    assertTrue(sends.stream().mapToInt(RecordedRequest::connection).distinct().count() < 10);
  }

  @Test
  void anUnknownSessionEndsTheTransportWithStatus404() throws Exception {
    server.on("POST", "/xhr_send", x -> x.respond(404));
    try (TestConnection connection = connect()) {
      assertNotSent(connection.send("\"x\""));

      TransportEnd end = connection.expectEnd();
      assertEquals(EndKind.FAILED, end.kind());
      assertEquals(Phase.SEND, end.phase());
      assertEquals(OptionalInt.of(404), end.status());
      assertEquals("The response status was 404", end.reason());
    }
  }

  @Test
  void anyOtherStatusEndsTheTransport() throws Exception {
    for (int status : List.of(302, 400, 403, 500, 503)) {
      server.on("POST", "/xhr_send", x -> x.respond(status, "text/html", "<html>"));
      try (TestConnection connection = connect()) {
        assertNotSent(connection.send("\"x\""));

        TransportEnd end = connection.expectEnd();
        assertEquals(EndKind.FAILED, end.kind());
        assertEquals(Phase.SEND, end.phase());
        assertEquals(OptionalInt.of(status), end.status());
      }
    }
  }

  @Test
  void aRequestWithoutAnswerEndsTheTransportAndIsNeverRepeated() throws Exception {
    for (Script script : List.<Script>of(x -> x.fin(), x -> x.reset())) {
      server.on("POST", "/xhr_send", Script.sequence(x -> x.respond(204), script));
      int before = sends().size();
      try (TestConnection connection = connect()) {
        sent(connection.send("\"x\""));
        assertNotSent(connection.send("\"x\""));

        TransportEnd end = connection.expectEnd();
        assertEquals(EndKind.FAILED, end.kind());
        assertEquals(Phase.SEND, end.phase());
      }
      assertEquals(before + 2, sends().size());
    }
  }

  @Test
  void theEndIsToldBeforeTheStageFails() throws Exception {
    server.on("POST", "/xhr_send", x -> x.respond(500));
    try (TestConnection connection = connect()) {
      CompletableFuture<TransportEnd> end =
          connection.send("\"x\"").handle((sent, failure) -> connection.expectEnd());

      assertEquals(OptionalInt.of(500), end.get(20, TimeUnit.SECONDS).status());
    }
  }

  @Test
  void theEndOfTheTransportFailsWhatIsUnderWay() throws Exception {
    server.on("POST", "/xhr_send", x -> x.silence());
    try (TestConnection connection = connect()) {
      CompletableFuture<Void> unanswered = connection.send("\"x\"");
      server.awaitRequest("POST", "/xhr_send");
      connection.transport().abort();

      assertNotSent(unanswered);
      assertNotSent(connection.send("\"y\""));
    }
  }

  @Test
  void aProbeIsAnEmptyArray() throws Exception {
    server.on("POST", "/xhr_send", x -> x.respond(204));
    try (TestConnection connection = connect()) {
      connection.transport().probe();

      assertEquals("[]", server.awaitRequest("POST", "/xhr_send").bodyText());
    }
  }

  @Test
  void anyAnswerToAProbeBut404IsLife() throws Exception {
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
  void a404ToAProbeIsTheEnd() throws Exception {
    server.on("POST", "/xhr_send", x -> x.respond(404));
    try (TestConnection connection = connect()) {
      connection.transport().probe();

      assertEquals(OptionalInt.of(404), connection.expectEnd().status());
    }
  }

  @Test
  void theBoundOfABatchIsAnOption() {
    TestTransportRequest request =
        TestTransportRequest.to(server.uri("/echo"))
            .option(HttpTransportProvider.MAX_BATCH_LENGTH, 4096)
            .build();
    try (TestConnection connection = TestConnection.open(client, request)) {
      connection.expectConnected();
      assertEquals(4096, connection.transport().maxBatchLength());
    }
    try (TestConnection connection = connect()) {
      assertEquals(1 << 20, connection.transport().maxBatchLength());
    }
  }

  private List<RecordedRequest> sends() {
    return server.requests().stream()
        .filter(request -> request.path().endsWith("/xhr_send"))
        .toList();
  }

  private TestConnection connect() {
    TestTransportRequest request =
        TestTransportRequest.to(server.uri("/echo")).ids("000", "session").build();
    TestConnection connection = TestConnection.open(client, request);
    connection.expectOpen();
    return connection;
  }

  private static void sent(CompletableFuture<Void> stage) throws Exception {
    stage.get(20, TimeUnit.SECONDS);
    assertFalse(stage.isCompletedExceptionally());
  }

  private static void assertNotSent(CompletableFuture<Void> stage) {
    assertThrows(ExecutionException.class, () -> stage.get(20, TimeUnit.SECONDS));
  }
}
