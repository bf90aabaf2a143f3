package dev.sockjs.blackbox.bounds;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import dev.sockjs.Attempt;
import dev.sockjs.CloseEvent;
import dev.sockjs.blackbox.EachTransport;
import dev.sockjs.blackbox.reliability.WireFormat;
import dev.sockjs.fixtures.ExpectedLogs;
import dev.sockjs.testkit.server.ChunkedResponse;
import dev.sockjs.testkit.server.Exchange;
import dev.sockjs.testkit.server.Script;
import dev.sockjs.testkit.server.ScriptedServer;
import dev.sockjs.testkit.server.ScriptedWebSocket;
import dev.sockjs.testkit.server.WebSocketFrame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Endless responses, and responses that cost more than their size suggests. An endless script stops
 * when the client ends the connection.
 */
class HostileResponsesTest {

  private static final Duration ALLOWANCE = Duration.ofSeconds(3);
  private static final String BLOCK = "x".repeat(64 << 10);

  /**
   * Grizzly limits the header of the response to the upgrade, logs that, and does not report it.
   */
  private static final ExpectedLogs LOGS =
      ExpectedLogs.of("org.glassfish.grizzly", "HTTP packet header is too large");

  @AfterAll
  static void closeLogs() {
    LOGS.close();
  }

  @EachTransport
  @Execution(CONCURRENT)
  void endlessFrameEndsTheSession(String transport) {
    try (SessionServer server =
            SessionServer.silent(transport).respondingWith(openThenSendEndlessly(transport));
        TestSession session =
            TestSession.open(server.url(), TestSession.options(transport).maxMessageSize(1000))) {
      assertEquals(1009, session.listener.awaitClose().code());
    }
  }

  private static Script openThenSendEndlessly(String transport) {
    WireFormat format = WireFormat.of(transport);
    return format.isWebSocket()
        ? x -> sendEndlessMessage(x, format)
        : x -> sendEndlessFrame(x, format);
  }

  private static void sendEndlessMessage(Exchange exchange, WireFormat format) throws IOException {
    ScriptedWebSocket socket = exchange.webSocket();
    if (format != WireFormat.RAW) {
      socket.text("o");
    }
    byte[] block = BLOCK.getBytes(US_ASCII);
    socket.frame(WebSocketFrame.of(false, WebSocketFrame.TEXT, "a[\"".getBytes(US_ASCII)));
    while (true) {
      socket.frame(WebSocketFrame.of(false, WebSocketFrame.CONTINUATION, block));
    }
  }

  private static void sendEndlessFrame(Exchange exchange, WireFormat format) throws IOException {
    ChunkedResponse response = exchange.chunked(200, "text/plain");
    response.chunk(format.prelude() + format.encode("o"));
    String frame = format.encode("a[\"!\"]");
    response.chunk(frame.substring(0, frame.indexOf('!')));
    while (true) {
      response.chunk(BLOCK);
    }
  }

  @ParameterizedTest
  @FieldSource("dev.sockjs.blackbox.Transports#FRAMED")
  @Execution(CONCURRENT)
  void deeplyNestedFrameEndsTheSession(String transport) {
    List<String> frames = List.of("a" + "[".repeat(1 << 20));
    try (SessionServer server = SessionServer.sending(transport, frames);
        TestSession session = TestSession.open(server.url(), TestSession.options(transport))) {
      assertEquals(1002, session.listener.awaitClose().code());
    }
  }

  @EachTransport
  @Execution(CONCURRENT)
  void endlessHeaderFailsTheAttempt(String transport) {
    assertHeaderFails(transport, x -> sendEndlessly(x, "HTTP/1.1 200 OK\r\nX-Endless: ", BLOCK));
  }

  @EachTransport
  @Execution(CONCURRENT)
  void endlessNumberOfHeadersFailsTheAttempt(String transport) {
    assertHeaderFails(
        transport, x -> sendEndlessly(x, "HTTP/1.1 200 OK\r\n", "X-Another: one\r\n".repeat(4096)));
  }

  private static void assertHeaderFails(String transport, Script script) {
    Attempt failed = failedAttempt(transport, TestSession.TIMEOUT, script);
    assertEquals(Attempt.Outcome.FAILED, failed.outcome(), failed::toString);
  }

  @ParameterizedTest
  @FieldSource("dev.sockjs.blackbox.Transports#HTTP")
  @Execution(CONCURRENT)
  void endlessPreludeFailsTheAttempt(String transport) {
    String head = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n";
    assertFails(transport, x -> sendEndlessly(x, head, "h".repeat(64 << 10)));
    assertFails(transport, x -> sendEndlessly(x, head, "hhhhhhhhhhhhhhh\n".repeat(4096)));
  }

  @ParameterizedTest
  @FieldSource("dev.sockjs.blackbox.Transports#HTTP")
  @Execution(CONCURRENT)
  void compressedResponseFailsTheAttempt(String transport) {
    Attempt failed =
        failedAttempt(
            transport,
            TestSession.TIMEOUT,
            x ->
                x.raw("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n")
                    .raw(zipped(WireFormat.of(transport).encode("o")))
                    .fin());
    assertTrue(failed.toString().contains("Content-Encoding"), failed::toString);
  }

  private static byte[] zipped(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(text.getBytes(US_ASCII));
    }
    return bytes.toByteArray();
  }

  private static void assertFails(String transport, Script script) {
    failedAttempt(transport, ALLOWANCE, script);
  }

  private static Attempt failedAttempt(String transport, Duration allowance, Script script) {
    try (SessionServer server = SessionServer.silent(transport).respondingWith(script);
        TestSession session =
            TestSession.connect(server.url(), TestSession.options(transport).timeout(allowance))) {
      assertEquals(2000, session.listener.awaitClose().code());
      List<Attempt> attempts = session.listener.attempts();
      assertEquals(1, attempts.size());
      return attempts.get(0);
    }
  }

  private static void sendEndlessly(Exchange exchange, String head, String block)
      throws IOException {
    exchange.raw(head);
    while (true) {
      exchange.raw(block);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nX-Endless: ",
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"",
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\n\r\n\037\213"
      })
  void endlessInfoFailsTheConnect(String head) {
    try (ScriptedServer server =
            ScriptedServer.start()
                .on(
                    "GET",
                    "/info",
                    x -> {
                      x.raw(head.getBytes(ISO_8859_1));
                      sendEndlessly(x, "", BLOCK);
                    });
        TestSession session =
            TestSession.connect(server.uri("/echo"), TestSession.options("xhr-streaming"))) {
      CloseEvent end = session.listener.awaitClose();
      assertEquals("1002 \"Cannot connect to server\" (unclean)", TestSession.describe(end));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "a/../", "%2F"})
  void longBaseUrlFailsTheConnectAtOnce(String part) {
    String baseUrl = part.repeat(64_000 / part.length()) + "x";
    try (ScriptedServer hostile =
            ScriptedServer.start()
                .on(
                    "GET",
                    "/info",
                    x -> x.respond(200, "application/json", "{\"base_url\":\"" + baseUrl + "\"}"));
        TestSession session =
            TestSession.connect(hostile.uri("/echo"), TestSession.options("xhr-streaming"))) {
      CloseEvent end = session.listener.awaitClose();
      assertEquals("1002 \"Cannot connect to server\" (unclean)", TestSession.describe(end));
      assertEquals(
          "The info's base_url has more than 8192 characters",
          end.cause().orElseThrow().getMessage());
    }
  }
}
