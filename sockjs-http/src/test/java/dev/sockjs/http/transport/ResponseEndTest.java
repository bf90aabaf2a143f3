package dev.sockjs.http.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.Phase;
import dev.sockjs.spi.EndKind;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.testkit.contract.TestTransportRequest;
import dev.sockjs.testkit.server.Script;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Polls that end in other ways than the protocol wants. */
class ResponseEndTest extends OneServerTest {

  private static final String TYPE = "application/javascript; charset=UTF-8";
  private static final Script OPENS = x -> x.respond(200, TYPE, "o\n");

  @Test
  void frameWithoutLineEndEndsTheTransport() {
    server.on("POST", "/xhr", Script.sequence(OPENS, responds("a[\"1\"]\na[\"2\"]")));
    try (TestConnection connection = connect()) {
      connection.expectOpen();
      connection.expectFrames("a[\"1\"]");
      connection.allow(1);
      TransportEnd end = assertFails(connection);
      assertEquals("The response ended inside a frame", end.reason());
      assertEquals(Optional.of("a[\"2\"]"), end.partialFrame());
    }
  }

  @Test
  void missingLastChunkAfterFrameIsAccepted() {
    server.on(
        "POST",
        "/xhr",
        Script.sequence(
            x -> {
              x.chunked(200, TYPE).chunk("o\n");
              x.fin();
            },
            responds("a[\"1\"]\n")));
    try (TestConnection connection = connect()) {
      connection.expectOpen();
      connection.expectFrames("a[\"1\"]");
    }
  }

  /** A frame may have been on its way, and a server that does not notice continues after it. */
  @Test
  void missingLastChunkWithoutFrameEndsTheTransport() {
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
      assertEquals("The response was cut off", assertFails(connection).reason());
    }
  }

  @Test
  void missingLastChunkInsideFrameEndsTheTransport() {
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
      TransportEnd end = assertFails(connection);
      assertEquals("The response ended inside a frame", end.reason());
      assertEquals(Optional.of("a[\"1"), end.partialFrame());
    }
  }

  @Test
  void resetAfterFrameEndsTheTransport() {
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
      assertEquals("Connection reset", assertFails(connection).cause().orElseThrow().getMessage());
    }
  }

  @Test
  void bodyShorterThanItsContentLengthEndsTheTransport() {
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
      assertFails(connection);
    }
  }

  @Test
  void bodyThatEndsWithTheConnectionIsComplete() {
    server.on(
        "POST",
        "/xhr",
        Script.sequence(
            x -> {
              x.raw("HTTP/1.0 200 OK\r\n\r\no\n");
              x.fin();
            },
            responds("a[\"1\"]\n")));
    try (TestConnection connection = connect()) {
      connection.expectOpen();
      connection.expectFrames("a[\"1\"]");
    }
  }

  @Test
  void frameAboveTheLimitEndsWith1009BeforeItIsComplete() {
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
      assertEquals(OptionalInt.of(1009), assertFails(connection).code());
    }
  }

  private static Script responds(String body) {
    return x -> x.respond(200, TYPE, body);
  }

  private static TransportEnd assertFails(TestConnection connection) {
    TransportEnd end = connection.expectEnd();
    assertEquals(EndKind.FAILED, end.kind());
    assertEquals(Phase.RECEIVE, end.phase());
    return end;
  }
}
