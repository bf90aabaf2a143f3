package dev.sockjs.blackbox.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import dev.sockjs.CloseEvent;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.blackbox.EachTransport;
import dev.sockjs.blackbox.reliability.WireFormat;
import dev.sockjs.fixtures.ExpectedLogs;
import dev.sockjs.testkit.server.Script;
import dev.sockjs.testkit.server.ScriptedServer;
import dev.sockjs.testkit.server.ScriptedWebSocket;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Text of a server is escaped and cut wherever an application may print it: in close events,
 * attempts, exceptions and their stack traces.
 */
class ServerTextTest {

  /** Clears a terminal, then C1's CSI, DEL, and a bidirectional override. */
  private static final String HOSTILE = "\u001b[2J\u009b1m\u007f\u202etxt";

  private static final Pattern SESSIONS = Pattern.compile("/echo/(?!info$|iframe).*");

  /** Grizzly logs responses that violate HTTP. */
  private static final ExpectedLogs EXPECTED_LOGS = ExpectedLogs.of("org.glassfish.grizzly", "");

  private final ScriptedServer server = ScriptedServer.start();

  @AfterAll
  static void closeLogs() {
    EXPECTED_LOGS.close();
  }

  @BeforeEach
  void respondWithInfo() {
    server.on("GET", "/info", x -> x.respond(200, "application/json", "{}"));
    server.on("GET", "/iframe.html", x -> x.respond(200, "text/html", "<!DOCTYPE html>\n"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private CloseEvent fail(SockJsOptions options) {
    return end(options, false);
  }

  private CloseEvent end(SockJsOptions options, boolean opens) {
    try (SockJsClient client = SockJsClient.create()) {
      TestConnection connection = TestConnection.connect(client, server.uri("/echo"), options);
      if (opens) {
        connection.awaitOpen();
      }
      CloseEvent end = connection.awaitEnd();
      String text = connection.visibleText(end);
      assertFalse(text.chars().anyMatch(ServerTextTest::isHostile), text);
      text.lines().forEach(line -> assertTrue(line.length() < 1500, line));
      return end;
    }
  }

  private static boolean isHostile(int unit) {
    boolean ofStackTraces = unit == '\n' || unit == '\r' || unit == '\t';
    return !ofStackTraces && (Character.isISOControl(unit) || unit == 0x202e);
  }

  /** Responses that do not open a session, and contain text of the server. */
  private static List<Script> failures() {
    String body = HOSTILE + "x".repeat(5000);
    return List.of(
        x -> x.raw("HTTP/1.1 403 " + HOSTILE + "\r\nContent-Length: 0\r\n\r\n").fin(),
        x -> x.raw("HTTP/1.1 200 OK\r\nX-" + HOSTILE + ": " + HOSTILE + "\r\n\r\n").fin(),
        x -> x.raw("SSH-2.0-" + body + "\r\n\r\n").fin(),
        x -> x.raw("HTTP/1.1 " + body + "\r\n\r\n").fin(),
        x -> x.raw("HTTP/1.1 200 OK\r\nContent-Length: " + HOSTILE + "\r\n\r\n").fin(),
        x -> x.header("Content-Encoding", "\u009b1m").respond(200, "text/plain", body),
        x -> x.header("Location", "/\u009b1m").respond(302),
        x -> x.header("Sec-WebSocket-Accept", "\u009b1m").respond(101),
        x -> x.respond(200, "text/html", body),
        x -> x.respond(200, "text/html", "c[" + body + "\n"));
  }

  @EachTransport
  @Execution(CONCURRENT)
  void failedTransportShowsNoControlCharacter(String transport) {
    SockJsOptions options =
        TestConnection.withoutInfo(transport).toBuilder().timeout(Duration.ofMillis(500)).build();
    for (Script failure : failures()) {
      server.on("GET", SESSIONS, failure).on("POST", SESSIONS, failure);
      fail(options);
    }
  }

  @Test
  void failedInfoRequestShowsNoControlCharacter() {
    SockJsOptions options = TestConnection.allTransports();
    for (Script failure : failures()) {
      server.on("GET", Pattern.compile(".*"), failure).on("POST", Pattern.compile(".*"), failure);
      fail(options);
    }
    for (String baseUrl :
        List.of(
            "http://\u202e",
            "ftp://\u202e/x",
            "http://h/\u202e#x",
            "//" + "x".repeat(50_000) + "_/")) {
      String info = "{\"base_url\":\"" + baseUrl + "\"}";
      server.on("GET", "/info", x -> x.respond(200, "application/json", info));
      assertEquals(1002, fail(options).code(), baseUrl);
    }
  }

  @ParameterizedTest
  @FieldSource("dev.sockjs.blackbox.Transports#FRAMED")
  void closeReasonIsKeptAsAValueAndShownEscaped(String transport) {
    WireFormat format = WireFormat.of(transport);
    String reason = "\\u001b[2J\\u009b\\u202e" + "x".repeat(300);
    server.on(format.method(), format.suffix(), openThen("c[3000,\"" + reason + "\"]", format));
    CloseEvent end = end(TestConnection.only(transport), true);
    assertEquals(3000, end.code());
    assertEquals("\u001b[2J\u009b\u202e" + "x".repeat(300), end.reason());
    assertEquals(
        "3000 \"\\u001b[2J\\u009b\\u202e" + "x".repeat(179) + "...\" (clean)", end.toString());
  }

  @ParameterizedTest
  @FieldSource("dev.sockjs.blackbox.Transports#WEBSOCKET")
  void reasonOfAWebSocketCloseIsShownEscaped(String transport) {
    boolean raw = transport.startsWith("websocket-raw");
    SockJsOptions options = TestConnection.withoutInfo(transport);
    server.on("GET", "/websocket", closing(!raw));
    assertEquals(HOSTILE, end(options, true).reason());
    server.on("GET", "/websocket", closing(false));
    end(options, raw);
  }

  private static Script closing(boolean afterOpenFrame) {
    return x -> {
      ScriptedWebSocket socket = x.webSocket();
      if (afterOpenFrame) {
        socket.text("o");
      }
      socket.close(4000, HOSTILE).receiveClose();
      x.fin();
    };
  }

  private static Script openThen(String frame, WireFormat format) {
    Iterator<String> frames = List.of("o", frame).iterator();
    return x -> {
      if (format.isWebSocket()) {
        x.webSocket().text("o").text(frame).echoClose();
      } else if (format.isPolling()) {
        x.respond(200, "text/plain", format.encode(frames.next()));
      } else {
        String open = format.prelude() + format.encode("o");
        x.chunked(200, "text/plain").chunk(open + format.encode(frame)).end();
      }
    };
  }
}
