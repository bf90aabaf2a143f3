package dev.sockjs.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.sockjs.Phase;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class TransportEndTest {

  @Test
  void wrappersOfTheCauseAreRemoved() {
    IOException cause = new IOException("reset");
    TransportEnd end =
        TransportEnd.failed(Phase.RECEIVE, new CompletionException(new CompletionException(cause)));
    assertSame(cause, end.cause().orElseThrow());
    assertEquals(EndKind.FAILED, end.kind());
    assertEquals("", end.reason());
  }

  @Test
  void partialFrameIsKeptByLaterCopies() {
    TransportEnd end =
        TransportEnd.failed(Phase.RECEIVE, "The response ended inside a frame")
            .withPartialFrame("c[3000,\"Go away!\"]")
            .withStatus(200)
            .withCode(1009);
    assertEquals(Optional.of("c[3000,\"Go away!\"]"), end.partialFrame());
    assertEquals(OptionalInt.of(200), end.status());
    assertEquals(OptionalInt.of(1009), end.code());
    assertEquals("The response ended inside a frame", end.reason());
  }

  @Test
  void copyDoesNotChangeTheOriginal() {
    TransportEnd end = TransportEnd.failed(Phase.REQUEST, "Not found");
    assertEquals(OptionalInt.of(404), end.withStatus(404).status());
    assertEquals(OptionalInt.empty(), end.status());
    assertEquals(Optional.empty(), end.partialFrame());
    assertEquals(Optional.empty(), end.cause());
  }

  @Test
  void closeInOrderHasTheCodeOfThePeer() {
    TransportEnd byPeer = TransportEnd.closed(3000, "Go away!");
    assertEquals(EndKind.CLOSED, byPeer.kind());
    assertEquals(OptionalInt.of(3000), byPeer.code());
    assertEquals("Go away!", byPeer.reason());
    assertEquals(OptionalInt.empty(), TransportEnd.closed().code());
  }

  @Test
  void toStringShowsTheFactsWithoutThePartialFrame() {
    assertEquals(
        "FAILED in REQUEST, status 404, \"Not found\"",
        TransportEnd.failed(Phase.REQUEST, "Not found")
            .withStatus(404)
            .withPartialFrame("a[\"application data")
            .toString());
    assertEquals(
        "FAILED in RECEIVE, code 1009: java.io.IOException: too long",
        TransportEnd.failed(Phase.RECEIVE, new IOException("too long")).withCode(1009).toString());
  }
}
