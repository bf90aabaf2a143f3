package dev.sockjs.http.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.testkit.server.RecordedRequest;
import dev.sockjs.testkit.server.Script;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The loop of receiving requests, as the listener and the server see it. */
class ReceivingTest extends OneServerTest {

  private static final String TYPE = "application/javascript; charset=UTF-8";
  private static final Script OPENS = x -> x.respond(200, TYPE, "o\n");
  private static final Script WAITS = x -> x.silence();

  @Test
  void receivesByPostWithoutBodyAndWithoutHeadersOfItsOwn() throws Exception {
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
  void first200ConnectsBeforeTheFirstFrame() throws Exception {
    CountDownLatch connected = new CountDownLatch(1);
    server.on(
        "POST",
        "/xhr",
        x -> {
          var response = x.chunked(200, TYPE);
          connected.await();
          response.chunk("o\n");
          x.silence();
        });
    try (TestConnection connection = connect()) {
      connection.expectConnected();
      connected.countDown();
      connection.expectFrames("o");
    }
  }

  @Test
  void framesAreLinesHoweverTheResponseIsSplit() throws Exception {
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
  void eachPieceOfFrameIsActivity() throws Exception {
    CountDownLatch next = new CountDownLatch(1);
    server.on(
        "POST",
        "/xhr",
        x -> {
          var response = x.chunked(200, TYPE).chunk("a[\"long");
          next.await();
          response.chunk(" message\"]\n");
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
  void nextRequestFollowsTheEndOfResponse() throws Exception {
    server.on(
        "POST",
        "/xhr",
        Script.sequence(OPENS, responds("a[\"1\"]\n"), responds("a[\"2\"]\na[\"3\"]\n"), WAITS));
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
  void nextRequestNeedsAllowance() throws Exception {
    server.on("POST", "/xhr", Script.sequence(OPENS, responds("a[\"1\"]\nc[3000,\"Go away!\"]\n")));
    try (TestConnection connection = connect()) {
      connection.expectOpen();
      connection.expectFrames("a[\"1\"]", "c[3000,\"Go away!\"]");
      // The server has no script for the probe, and the 404 ends the transport.
      connection.transport().probe();
      server.awaitRequest("POST", "/xhr_send");
      connection.expectEnd();
    }
    assertEquals(3, server.requests().size());
  }

  @Test
  void readingNeedsAllowance() throws Exception {
    String frame = "a[\"" + "x".repeat(1 << 20) + "\"]\n";
    CountDownLatch written = new CountDownLatch(1);
    server.on(
        "POST",
        "/xhr",
        x -> {
          var response = x.chunked(200, TYPE);
          for (int i = 0; i < 40; i++) {
            response.chunk(frame);
          }
          written.countDown();
          response.end();
        });
    try (TestConnection connection = connect()) {
      connection.expectConnected();
      connection.expectFrames(frame.strip());
      assertFalse(written.await(500, TimeUnit.MILLISECONDS), "39 MiB more were read");
      for (int i = 1; i < 40; i++) {
        connection.expectFrames(frame.strip());
      }
      written.await();
    }
  }

  @Test
  void eachFurtherResponseIsAnnouncedBeforeItsFrames() throws Exception {
    server.on(
        "POST",
        "/xhr",
        Script.sequence(OPENS, responds("a[\"1\"]\na[\"2\"]\n"), responds("\n"), responds("h\n")));
    try (TestConnection connection = connect()) {
      connection.expectOpen();
      connection.expectFrames("a[\"1\"]", "a[\"2\"]", "h");
      assertEquals(
          List.of("o", "reopened", "a[\"1\"]", "a[\"2\"]", "reopened", "reopened", "h"),
          connection.framesAndReopenings());
    }
  }

  @Test
  void unexpectedStatusIsNotReopening() throws Exception {
    server.on("POST", "/xhr", Script.sequence(OPENS, x -> x.respond(404)));
    try (TestConnection connection = connect()) {
      connection.expectOpen();
      connection.allow(1);
      connection.expectEnd();
      assertEquals(List.of("o"), connection.framesAndReopenings());
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
        TestConnection.open(TestConnection.STREAMING, client, request())) {
      connection.expectConnected();
      connection.expectFrames("hh", "o", "a[\"1\"]", "hh", "a[\"2\"]");
    }
  }

  private static Script responds(String body) {
    return x -> x.respond(200, TYPE, body);
  }
}
