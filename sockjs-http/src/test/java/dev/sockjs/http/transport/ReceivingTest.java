package dev.sockjs.http.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Phase;
import dev.sockjs.spi.EndKind;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.testkit.contract.TestClientContext;
import dev.sockjs.testkit.contract.TestTransportRequest;
import dev.sockjs.testkit.server.RecordedRequest;
import dev.sockjs.testkit.server.Script;
import dev.sockjs.testkit.server.ScriptedServer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The loop of receiving requests, seen from both ends. */
class ReceivingTest {

  private static final String TYPE = "application/javascript; charset=UTF-8";
  private static final Script OPENS = x -> x.respond(200, TYPE, "o\n");
  private static final Script WAITS = x -> x.silence();

  private final ScriptedServer server = ScriptedServer.start();
  private final TestClientContext client = TestClientContext.create();

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Test
  void receivesByPostWithoutBodyAndWithoutAnyHeaderOfItsOwn() throws Exception {
    server.on("POST", "/xhr", OPENS);
    try (TestConnection connection = connect()) {
      connection.expectOpen();

      RecordedRequest request = server.awaitRequest("POST", "/xhr");
      assertEquals("POST /echo/000/session/xhr HTTP/1.1", request.requestLine());
      assertEquals(
          List.of("Host: 127.0.0.1:" + server.port(), "Content-Length: 0"), request.headerLines());
    }
  }

  @Test
  void theFirst200ConnectsBeforeAnyFrameHasCome() throws Exception {
    CountDownLatch connected = new CountDownLatch(1);
    server.on(
        "POST",
        "/xhr",
        x -> {
          var answer = x.chunked(200, TYPE);
          connected.await();
          answer.chunk("o\n");
          x.silence();
        });
    try (TestConnection connection = connect()) {
      connection.expectConnected();
      connected.countDown();
      connection.expectFrames("o");
    }
  }

  @Test
  void framesComeLineByLineHoweverTheAnswerIsCut() throws Exception {
    server.on(
        "POST",
        "/xhr",
        x -> {
          x.chunked(200, TYPE).chunks("hhhh\no\r\na[\"€😀\"]\n\na[\"x\"]\n", 2, 6, 12, 14, 17, 25);
          x.silence();
        });
    try (TestConnection connection = connect()) {
      connection.expectConnected();
      connection.expectFrames("hhhh", "o", "a[\"€😀\"]", "a[\"x\"]");
    }
  }

  @Test
  void everyPieceOfAFrameIsActivity() throws Exception {
    CountDownLatch next = new CountDownLatch(1);
    server.on(
        "POST",
        "/xhr",
        x -> {
          var answer = x.chunked(200, TYPE).chunk("a[\"long");
          next.await();
          answer.chunk(" message\"]\n");
          x.silence();
        });
    try (TestConnection connection = connect()) {
      connection.expectConnected();
      connection.allow(1);
      TestConnection.await(() -> connection.activities() > 0);
      next.countDown();
      assertEquals("a[\"long message\"]", connection.expectFrame());
      assertTrue(connection.activities() >= 2);
    }
  }

  @Test
  void asksAgainAtOnceWhenAnAnswerHasEnded() throws Exception {
    server.on(
        "POST",
        "/xhr",
        Script.sequence(OPENS, answers("a[\"1\"]\n"), answers("a[\"2\"]\na[\"3\"]\n"), WAITS));
    try (TestConnection connection = connect()) {
      connection.expectOpen();
      connection.expectFrames("a[\"1\"]", "a[\"2\"]", "a[\"3\"]");
      connection.allow(1);
      server.awaitRequest("POST", "/xhr");
      server.awaitRequest("POST", "/xhr");
      server.awaitRequest("POST", "/xhr");
      server.awaitRequest("POST", "/xhr");
    }
  }

  @Test
  void asksForNothingMoreWithoutAllowance() throws Exception {
    server.on("POST", "/xhr", Script.sequence(OPENS, answers("a[\"1\"]\nc[3000,\"Go away!\"]\n")));
    try (TestConnection connection = connect()) {
      connection.expectOpen();
      connection.expectFrames("a[\"1\"]", "c[3000,\"Go away!\"]");
      connection.transport().probe();
      server.awaitRequest("POST", "/xhr_send");
      connection.expectEnd();
    }
    assertEquals(3, server.requests().size());
  }

  @Test
  void readsNoFurtherWithoutAllowance() throws Exception {
    String frame = "a[\"" + "x".repeat(1 << 20) + "\"]\n";
    CountDownLatch written = new CountDownLatch(1);
    server.on(
        "POST",
        "/xhr",
        x -> {
          var answer = x.chunked(200, TYPE);
          for (int i = 0; i < 40; i++) {
            answer.chunk(frame);
          }
          written.countDown();
          answer.end();
        });
    try (TestConnection connection = connect()) {
      connection.expectConnected();
      connection.expectFrames(frame.strip());
      assertFalse(written.await(500, TimeUnit.MILLISECONDS), "39 MiB more were taken in");
      for (int i = 1; i < 40; i++) {
        connection.expectFrames(frame.strip());
      }
      written.await();
    }
  }

  @Test
  void closeFrameWithoutLineEndIsReportedAsPartialFrame() throws Exception {
    server.on("POST", "/xhr", Script.sequence(OPENS, answers("c[3000,\"Go away!\"]")));
    try (TestConnection connection = connect()) {
      connection.expectOpen();
      connection.allow(1);
      assertEndsInsideFrame(connection, "c[3000,\"Go away!\"]");
    }
  }

  @Test
  void framesBeforePartialFrameArePassedOnFirst() throws Exception {
    server.on("POST", "/xhr", Script.sequence(OPENS, answers("a[\"1\"]\nc[3000,\"Go away!\"]")));
    try (TestConnection connection = connect()) {
      connection.expectOpen();
      connection.expectFrames("a[\"1\"]");
      connection.allow(1);
      assertEndsInsideFrame(connection, "c[3000,\"Go away!\"]");
    }
  }

  @Test
  void anyOtherFrameWithoutItsLineEndIsCut() throws Exception {
    server.on("POST", "/xhr", Script.sequence(OPENS, answers("a[\"1\"]\na[\"2\"]")));
    try (TestConnection connection = connect()) {
      connection.expectOpen();
      connection.expectFrames("a[\"1\"]");
      connection.allow(1);
      assertEndsInsideFrame(connection, "a[\"2\"]");
    }
  }

  @Test
  void aMissingLastChunkAtTheEndOfAFrameIsForgiven() throws Exception {
    server.on(
        "POST",
        "/xhr",
        Script.sequence(
            x -> {
              x.chunked(200, TYPE).chunk("o\n");
              x.fin();
            },
            answers("a[\"1\"]\n")));
    try (TestConnection connection = connect()) {
      connection.expectOpen();
      connection.expectFrames("a[\"1\"]");
    }
  }

  /** A frame may have been on its way, and servers that do not notice go on behind it. */
  @Test
  void aMissingLastChunkOfAnAnswerWithoutAFrameIsNot() throws Exception {
    server.on(
        "POST",
        "/xhr",
        Script.sequence(
            OPENS,
            x -> {
              x.chunked(200, TYPE);
              x.fin();
            }));
    try (TestConnection connection = connect()) {
      connection.expectOpen();
      connection.allow(1);
      assertEnds(connection, Phase.RECEIVE, "The response was cut off");
    }
  }

  @Test
  void aMissingLastChunkInsideAFrameIsNot() throws Exception {
    server.on(
        "POST",
        "/xhr",
        x -> {
          x.chunked(200, TYPE).chunk("o\na[\"1");
          x.fin();
        });
    try (TestConnection connection = connect()) {
      connection.expectOpen();
      connection.allow(1);
      assertEndsInsideFrame(connection, "a[\"1");
    }
  }

  @Test
  void aCloseFrameThatIsCutIsNotTakenForWhole() throws Exception {
    server.on(
        "POST",
        "/xhr",
        x -> {
          x.chunked(200, TYPE).chunk("o\nc[3000,\"Go");
          x.fin();
        });
    try (TestConnection connection = connect()) {
      connection.expectOpen();
      connection.allow(1);
      assertEndsInsideFrame(connection, "c[3000,\"Go");
    }
  }

  @Test
  void aResetIsNotForgivenAtTheEndOfAFrameEither() throws Exception {
    CountDownLatch opened = new CountDownLatch(1);
    server.on(
        "POST",
        "/xhr",
        x -> {
          x.chunked(200, TYPE).chunk("o\n");
          opened.await();
          x.reset();
        });
    try (TestConnection connection = connect()) {
      connection.expectConnected();
      connection.allow(2);
      assertEquals("o", connection.expectFrame());
      opened.countDown();
      TransportEnd end = connection.expectEnd();
      assertEquals(EndKind.FAILED, end.kind());
      assertEquals(Phase.RECEIVE, end.phase());
      assertEquals("Connection reset", end.cause().orElseThrow().getMessage());
    }
  }

  @Test
  void aBodyShorterThanItsLengthIsNotForgiven() throws Exception {
    server.on(
        "POST",
        "/xhr",
        x -> {
          x.raw("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\no\n");
          x.fin();
        });
    try (TestConnection connection = connect()) {
      connection.expectOpen();
      connection.allow(1);
      TransportEnd end = connection.expectEnd();
      assertEquals(EndKind.FAILED, end.kind());
      assertEquals(Phase.RECEIVE, end.phase());
    }
  }

  @Test
  void aBodyThatEndsWithTheConnectionIsWhole() throws Exception {
    server.on(
        "POST",
        "/xhr",
        Script.sequence(
            x -> {
              x.raw("HTTP/1.0 200 OK\r\n\r\no\n");
              x.fin();
            },
            answers("a[\"1\"]\n")));
    try (TestConnection connection = connect()) {
      connection.expectOpen();
      connection.expectFrames("a[\"1\"]");
    }
  }

  @Test
  void aFrameBeyondTheBoundEndsWith1009BeforeItIsWhole() throws Exception {
    server.on(
        "POST",
        "/xhr",
        x -> {
          x.chunked(200, TYPE).chunk("o\na[\"").chunk("x".repeat(5000));
          x.silence();
        });
    TestTransportRequest request =
        TestTransportRequest.to(server.uri("/echo")).maxFrameLength(1000).build();
    try (TestConnection connection = TestConnection.open(client, request)) {
      connection.expectOpen();
      connection.allow(1);
      TransportEnd end = connection.expectEnd();
      assertEquals(EndKind.FAILED, end.kind());
      assertEquals(Phase.RECEIVE, end.phase());
      assertEquals(OptionalInt.of(1009), end.code());
    }
  }

  /** Core ignores the first of them after a reopening and requests the next frame. */
  @Test
  void pollingGoesOnAfterAnotherConnectionStillOpen() throws Exception {
    String refusal = "c[2010,\"Another connection still open\"]\n";
    server.on(
        "POST",
        "/xhr",
        Script.sequence(
            OPENS,
            answers(refusal),
            answers("a[\"1\"]\n"),
            answers("hhhh\n" + refusal),
            answers("hhhh\n" + refusal)));
    try (TestConnection connection = connect()) {
      connection.expectOpen();
      String frame = refusal.strip();
      connection.expectFrames(frame, "a[\"1\"]", "hhhh", frame, "hhhh", frame);
    }
    assertEquals(5, server.requests().size());
  }

  @Test
  void nothingIsRequestedAfterAnotherConnectionStillOpenWithoutAllowance() throws Exception {
    String refusal = "c[2010,\"Another connection still open\"]\n";
    server.on("POST", "/xhr", Script.sequence(OPENS, answers(refusal), WAITS));
    try (TestConnection connection = connect()) {
      connection.expectOpen();
      connection.expectFrames(refusal.strip());
      connection.transport().probe();
      server.awaitRequest("POST", "/xhr_send");
      connection.expectEnd();
    }
    assertEquals(3, server.requests().size());
  }

  @Test
  void eachFurtherResponseIsAnnouncedBeforeItsFrames() throws Exception {
    server.on(
        "POST",
        "/xhr",
        Script.sequence(OPENS, answers("a[\"1\"]\na[\"2\"]\n"), answers("\n"), answers("h\n")));
    try (TestConnection connection = connect()) {
      connection.expectOpen();
      connection.expectFrames("a[\"1\"]", "a[\"2\"]", "h");
      assertEquals(
          List.of("o", "reopened", "a[\"1\"]", "a[\"2\"]", "reopened", "reopened", "h"),
          connection.framesAndReopenings());
    }
  }

  @Test
  void anUnexpectedStatusIsNotAReopening() throws Exception {
    server.on("POST", "/xhr", Script.sequence(OPENS, x -> x.respond(404)));
    try (TestConnection connection = connect()) {
      connection.expectOpen();
      connection.allow(1);
      connection.expectEnd();
      assertEquals(List.of("o"), connection.framesAndReopenings());
    }
  }

  @Test
  void anotherConnectionStillOpenIsPassedOnWhenItComesFirst() throws Exception {
    server.on("POST", "/xhr", answers("c[2010,\"Another connection still open\"]\n"));
    try (TestConnection connection = connect()) {
      connection.expectConnected();
      connection.expectFrames("c[2010,\"Another connection still open\"]");
    }
  }

  @Test
  void anotherConnectionStillOpenIsPassedOnBehindOtherFrames() throws Exception {
    server.on("POST", "/xhr", Script.sequence(OPENS, answers("h\nc[2010,\"x\"]\n")));
    try (TestConnection connection = connect()) {
      connection.expectOpen();
      connection.expectFrames("h", "c[2010,\"x\"]");
    }
  }

  @Test
  void aStatusOtherThan200FailsAndItsBodyIsNotRead() throws Exception {
    for (int status : List.of(201, 302, 403, 404, 500, 502)) {
      server.on("POST", "/xhr", x -> x.respond(status, TYPE, "o\n"));
      try (TestConnection connection = connect()) {
        TransportEnd end = connection.expectEnd();
        assertEquals(EndKind.FAILED, end.kind());
        assertEquals(Phase.REQUEST, end.phase());
        assertEquals(OptionalInt.of(status), end.status());
      }
    }
  }

  @Test
  void anUnknownSessionEndsTheTransportWithStatus404() throws Exception {
    server.on("POST", "/xhr", Script.sequence(OPENS, x -> x.respond(404)));
    try (TestConnection connection = connect()) {
      connection.expectOpen();
      connection.allow(1);
      TransportEnd end = assertEnds(connection, Phase.RECEIVE, "The response status was 404");
      assertEquals(OptionalInt.of(404), end.status());
    }
  }

  /** Only the first receiving request is in the phases before RECEIVE. */
  @Test
  void aRefusedConnectionAfterTheFirstResponseIsAFailureToReceive() {
    server.on("POST", "/xhr", OPENS);
    try (TestConnection connection = connect()) {
      connection.expectOpen();
      server.close();
      connection.allow(1);
      TransportEnd end = connection.expectEnd();
      assertEquals(EndKind.FAILED, end.kind());
      assertEquals(Phase.RECEIVE, end.phase());
      assertInstanceOf(IOException.class, end.cause().orElseThrow());
    }
  }

  @Test
  void receivesOverStreamsAsOverPolls() throws Exception {
    server.on(
        "POST",
        "/xhr_streaming",
        Script.sequence(
            x -> x.chunked(200, TYPE).chunk("hh\n").chunk("o\n").chunk("a[\"1\"]\n").end(),
            x -> x.chunked(200, TYPE).chunk("hh\n").chunk("a[\"2\"]\n").end()));
    try (TestConnection connection =
        TestConnection.open(TestConnection.STREAM, client, request())) {
      connection.expectConnected();
      connection.expectFrames("hh", "o", "a[\"1\"]", "hh", "a[\"2\"]");
    }
  }

  @Test
  void bytesThatAreNoHttpAreToldWithoutTheRequest() throws Exception {
    server.on(
        "POST",
        "/xhr",
        x -> {
          x.raw("SSH-2.0-OpenSSH\r\n");
          x.fin();
        });
    try (TestConnection connection = connect()) {
      TransportEnd end = connection.expectEnd();
      assertEquals(Phase.REQUEST, end.phase());
      String message = end.cause().orElseThrow().toString();
      assertTrue(
          message.startsWith("java.net.ProtocolException: The response violates HTTP"), message);
      assertTrue(end.cause().orElseThrow().getCause() == null);
    }
  }

  @Test
  void aHeadThatDoesNotEndFails() {
    server.on(
        "POST",
        "/xhr",
        x -> {
          x.raw("HTTP/1.1 200 OK\r\n");
          while (true) {
            x.raw("X-More: " + "x".repeat(1000) + "\r\n");
          }
        });
    try (TestConnection connection = connect()) {
      TransportEnd end = connection.expectEnd();
      assertEquals(EndKind.FAILED, end.kind());
      assertEquals(Phase.REQUEST, end.phase());
    }
  }

  private static Script answers(String body) {
    return x -> x.respond(200, TYPE, body);
  }

  private void assertEndsInsideFrame(TestConnection connection, String partialFrame) {
    TransportEnd end = assertEnds(connection, Phase.RECEIVE, "The response ended inside a frame");
    assertEquals(Optional.of(partialFrame), end.partialFrame());
  }

  private TransportEnd assertEnds(TestConnection connection, Phase phase, String reason) {
    TransportEnd end = connection.expectEnd();
    assertEquals(EndKind.FAILED, end.kind());
    assertEquals(phase, end.phase());
    assertEquals(reason, end.reason());
    return end;
  }

  private TestTransportRequest request() {
    return TestTransportRequest.to(server.uri("/echo")).ids("000", "session").build();
  }

  private TestConnection connect() {
    return TestConnection.open(client, request());
  }
}
