package dev.sockjs.http.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Phase;
import dev.sockjs.spi.EndKind;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.testkit.server.Script;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Receiving requests whose response is not 200, or not HTTP, or does not come. */
class ReceiveFailureTest extends OneServerTest {

  private static final String TYPE = "application/javascript; charset=UTF-8";
  private static final Script OPENS = x -> x.respond(200, TYPE, "o\n");

  @Test
  void statusOtherThan200FailsAndItsBodyIsNotRead() {
    for (int status : List.of(201, 302, 403, 404, 500, 502)) {
      server.on("POST", "/xhr", x -> x.respond(status, TYPE, "o\n"));
      try (TestConnection connection = connect()) {
        TransportEnd end = assertFails(connection, Phase.REQUEST);
        assertEquals(OptionalInt.of(status), end.status());
      }
    }
  }

  @Test
  void unknownSessionEndsTheTransportWithStatus404() {
    server.on("POST", "/xhr", Script.sequence(OPENS, x -> x.respond(404)));
    try (TestConnection connection = connect()) {
      connection.expectOpen();
      connection.allow(1);
      TransportEnd end = assertFails(connection, Phase.RECEIVE);
      assertEquals("The response status was 404", end.reason());
      assertEquals(OptionalInt.of(404), end.status());
    }
  }

  /** Only the first receiving request has the phases before RECEIVE. */
  @Test
  void refusedConnectionAfterFirstResponseFailsInPhaseReceive() {
    server.on("POST", "/xhr", OPENS);
    try (TestConnection connection = connect()) {
      connection.expectOpen();
      server.close();
      connection.allow(1);
      TransportEnd end = assertFails(connection, Phase.RECEIVE);
      assertInstanceOf(IOException.class, end.cause().orElseThrow());
    }
  }

  @Test
  void responseThatIsNotHttpIsReportedWithoutTheRequest() {
    server.on(
        "POST",
        "/xhr",
        x -> {
          x.raw("SSH-2.0-OpenSSH\r\n");
          x.fin();
        });
    try (TestConnection connection = connect()) {
      Throwable cause = assertFails(connection, Phase.REQUEST).cause().orElseThrow();
      assertTrue(
          cause.toString().startsWith("java.net.ProtocolException: The response violates HTTP"),
          cause::toString);
      assertNull(cause.getCause());
    }
  }

  @Test
  void endlessHeadersFail() {
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
      assertFails(connection, Phase.REQUEST);
    }
  }

  private static TransportEnd assertFails(TestConnection connection, Phase phase) {
    TransportEnd end = connection.expectEnd();
    assertEquals(EndKind.FAILED, end.kind());
    assertEquals(phase, end.phase());
    return end;
  }
}
