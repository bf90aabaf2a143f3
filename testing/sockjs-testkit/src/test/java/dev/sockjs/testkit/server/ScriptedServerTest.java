package dev.sockjs.testkit.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.fixtures.RawClient;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ScriptedServerTest {
  private static final String REQUEST = "GET /info HTTP/1.1\r\nHost: x\r\n\r\n";

  @Test
  void closeEndsAllThreads() throws Exception {
    ScriptedServer server = ScriptedServer.start();
    server.on("GET", "/silence", Exchange::silence);
    server.on("GET", "/stall", Exchange::stall);
    server.on("GET", "/latch", x -> new CountDownLatch(1).await());
    server.on("GET", "/request", x -> server.awaitRequest("GET", "/never"));
    server.on("GET", "/fin", Exchange::fin);
    server.on("GET", "/write", ScriptedServerTest::writeForever);
    for (String path : Set.of("silence", "stall", "latch", "request", "fin", "write")) {
      new RawClient(server.port()).send("GET /" + path + " HTTP/1.1\r\n\r\n");
      server.awaitRequest("GET", "/" + path);
    }
    new RawClient(server.port());
    assertFalse(threadsOf(server).isEmpty());
    server.close();
    assertEquals(Set.of(), threadsOf(server));
    server.close();
    assertThrows(IOException.class, () -> new RawClient(server.port()));
  }

  @Test
  void threadsAreDaemons() {
    try (ScriptedServer server = ScriptedServer.start()) {
      assertTrue(threadsOf(server).stream().allMatch(Thread::isDaemon));
    }
  }

  @Test
  void closeReportsExceptionOfScript() throws IOException {
    ScriptedServer server = ScriptedServer.start();
    AssertionError thrown = new AssertionError("not as expected");
    server.on(
        "GET",
        "/info",
        x -> {
          throw thrown;
        });
    try (RawClient client = new RawClient(server.port()).send(REQUEST)) {
      assertThrows(IOException.class, client::receiveAll);
    }
    AssertionError reported = assertThrows(AssertionError.class, server::close);
    assertEquals(
        "script for GET /info (connection 1) failed: java.lang.AssertionError: not as expected",
        reported.getMessage());
    assertSame(thrown, reported.getCause());
  }

  @Test
  void scriptMustNotReturnWithoutResponse() throws Exception {
    assertEquals(
        "The script returned while the response was NOT_STARTED; complete it, or call silence(), fin()"
            + " or reset()",
        failureOf(x -> {}));
  }

  @Test
  void scriptMustNotReturnInsideResponse() throws Exception {
    assertEquals(
        "The script returned while the response was IN_PROGRESS; complete it, or call silence(), fin()"
            + " or reset()",
        failureOf(x -> x.chunked(200, "text/plain").chunk("o\n")));
  }

  @Test
  void secondResponseIsRejected() throws Exception {
    assertEquals(
        "The response to GET /info (connection 1) is COMPLETE, expected NOT_STARTED",
        failureOf(
            x -> {
              x.respond(204);
              x.respond(204);
            }));
  }

  @Test
  void sendingAfterEndIsRejected() throws Exception {
    assertEquals(
        "The response to GET /info (connection 1) is ENDED, expected IN_PROGRESS",
        failureOf(
            x -> {
              ChunkedResponse stream = x.chunked(200, "text/plain").chunk("o\n");
              x.fin();
              stream.chunk("a[]\n");
            }));
    assertEquals(
        "The connection of GET /info (connection 1) has ended",
        failureOf(
            x -> {
              x.reset();
              x.raw("more");
            }));
  }

  @Test
  void emptyChunksAndInvalidCutsAreRejected() throws Exception {
    assertEquals(
        "An empty chunk ends the response; call end() instead",
        failureOf(x -> x.chunked(200, "text/plain").chunk("")));
    assertEquals(
        "Invalid cuts of 2 bytes: [1, 1]",
        failureOf(x -> x.chunked(200, "text/plain").chunks("o\n", 1, 1)));
  }

  @Test
  void clientThatDoesNotSpeakHttpIsFailure() throws Exception {
    try (ScriptedServer server = ScriptedServer.start()) {
      try (RawClient client = new RawClient(server.port()).send("\u0016\u0003\u0001 hello\r\n")) {
        client.receiveAll();
      }
      String failure = server.awaitFailure().getMessage();
      assertEquals("connection 1: not HTTP/1: \"\u0016\u0003\u0001 hello\"", failure);
    }
  }

  @Test
  void clientThatDisconnectsIsNotFailure() throws Exception {
    try (ScriptedServer server = ScriptedServer.start()) {
      server.on("GET", "/info", ScriptedServerTest::writeForever);
      try (RawClient client = new RawClient(server.port()).send(REQUEST)) {
        server.awaitRequest("GET", "/info");
        client.reset();
      }
      assertEquals(PeerEnd.RESET, server.awaitPeerEnd(1));
      try (RawClient client = new RawClient(server.port())) {
        client.send("POST /xhr_send HTTP/1.1\r\nContent-Length: 10\r\n\r\n[");
      }
      assertEquals(PeerEnd.FIN, server.awaitPeerEnd(2));
    }
  }

  @Test
  void connectionsAreNumberedFromOne() throws Exception {
    try (ScriptedServer server = ScriptedServer.start();
        RawClient first = new RawClient(server.port()).send(REQUEST)) {
      assertEquals(1, server.awaitRequest("GET", "/info").connection());
      try (RawClient second = new RawClient(server.port()).send(REQUEST)) {
        assertEquals(2, server.awaitRequest("GET", "/info").connection());
        first.send(REQUEST);
        assertEquals(1, server.awaitRequest("GET", "/info").connection());
        assertEquals(3, server.requests().size());
        second.reset();
      }
    }
  }

  @Test
  void suffixMustStartWithSlash() {
    try (ScriptedServer server = ScriptedServer.start()) {
      assertThrows(IllegalArgumentException.class, () -> server.on("GET", "info", x -> {}));
      assertThrows(IllegalArgumentException.class, () -> server.awaitRequest("GET", "info"));
    }
  }

  private static void writeForever(Exchange exchange) throws IOException {
    ChunkedResponse stream = exchange.chunked(200, "text/plain");
    while (true) {
      stream.chunk("h".repeat(65_536));
    }
  }

  /** Returns the message of the failure that the server reports for a script. */
  private static String failureOf(Script script) throws Exception {
    try (ScriptedServer server = ScriptedServer.start().on("GET", "/info", script);
        RawClient client = new RawClient(server.port())) {
      client.send(REQUEST);
      return server.awaitFailure().getCause().getMessage();
    }
  }

  private static Set<Thread> threadsOf(ScriptedServer server) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("scripted server " + server.port() + ","))
        .collect(Collectors.toSet());
  }
}
