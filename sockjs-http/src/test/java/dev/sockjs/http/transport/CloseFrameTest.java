package dev.sockjs.http.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.Phase;
import dev.sockjs.spi.EndKind;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.testkit.server.Script;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Close frames have no meaning for the transport; the engine decides what they mean. */
class CloseFrameTest extends OneServerTest {

  private static final String TYPE = "application/javascript; charset=UTF-8";
  private static final Script OPENS = x -> x.respond(200, TYPE, "o\n");

  /** sockjs-protocol 0.3.3: there is another receiver. */
  private static final String ANOTHER = "c[2010,\"Another connection still open\"]";

  @Test
  void closeFrameWithoutLineEndIsPartialFrame() {
    server.on("POST", "/xhr", Script.sequence(OPENS, responds("c[3000,\"Go away!\"]")));
    try (TestConnection connection = connect()) {
      connection.expectOpen();
      connection.allow(1);
      assertEndsInsideFrame(connection, "c[3000,\"Go away!\"]");
    }
  }

  @Test
  void framesBeforePartialFrameArePassedOnFirst() {
    server.on("POST", "/xhr", Script.sequence(OPENS, responds("a[\"1\"]\nc[3000,\"Go away!\"]")));
    try (TestConnection connection = connect()) {
      connection.expectOpen();
      connection.expectFrames("a[\"1\"]");
      connection.allow(1);
      assertEndsInsideFrame(connection, "c[3000,\"Go away!\"]");
    }
  }

  @Test
  void closeFrameThatIsCutOffIsPartialFrame() {
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

  /** The engine ignores the first of these frames after a reopening. */
  @Test
  void pollingContinuesAfterAnotherConnectionStillOpen() {
    server.on(
        "POST",
        "/xhr",
        Script.sequence(
            OPENS,
            responds(ANOTHER + "\n"),
            responds("a[\"1\"]\n"),
            responds("hhhh\n" + ANOTHER + "\n"),
            responds("hhhh\n" + ANOTHER + "\n")));
    try (TestConnection connection = connect()) {
      connection.expectOpen();
      connection.expectFrames(ANOTHER, "a[\"1\"]", "hhhh", ANOTHER, "hhhh", ANOTHER);
    }
    assertEquals(5, server.requests().size());
  }

  @Test
  void pollingDoesNotContinueWithoutAllowance() throws Exception {
    server.on("POST", "/xhr", Script.sequence(OPENS, responds(ANOTHER + "\n"), x -> x.silence()));
    try (TestConnection connection = connect()) {
      connection.expectOpen();
      connection.expectFrames(ANOTHER);
      // The server has no script for the probe, and the 404 ends the transport.
      connection.transport().probe();
      server.awaitRequest("POST", "/xhr_send");
      connection.expectEnd();
    }
    assertEquals(3, server.requests().size());
  }

  @Test
  void anotherConnectionStillOpenIsPassedOnAsFirstFrame() {
    server.on("POST", "/xhr", responds(ANOTHER + "\n"));
    try (TestConnection connection = connect()) {
      connection.expectConnected();
      connection.expectFrames(ANOTHER);
    }
  }

  @Test
  void anotherConnectionStillOpenIsPassedOnAfterOtherFrames() {
    server.on("POST", "/xhr", Script.sequence(OPENS, responds("h\nc[2010,\"x\"]\n")));
    try (TestConnection connection = connect()) {
      connection.expectOpen();
      connection.expectFrames("h", "c[2010,\"x\"]");
    }
  }

  private static Script responds(String body) {
    return x -> x.respond(200, TYPE, body);
  }

  private static void assertEndsInsideFrame(TestConnection connection, String partialFrame) {
    TransportEnd end = connection.expectEnd();
    assertEquals(EndKind.FAILED, end.kind());
    assertEquals(Phase.RECEIVE, end.phase());
    assertEquals("The response ended inside a frame", end.reason());
    assertEquals(Optional.of(partialFrame), end.partialFrame());
  }
}
