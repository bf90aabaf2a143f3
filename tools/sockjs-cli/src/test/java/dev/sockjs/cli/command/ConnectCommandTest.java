package dev.sockjs.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.cli.CommandRun;
import dev.sockjs.testkit.server.Exchange;
import dev.sockjs.testkit.server.RecordedRequest;
import dev.sockjs.testkit.server.ScriptedServer;
import dev.sockjs.testserver.SockJsTestServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code sockjs connect} over real sockets. */
@Timeout(120)
final class ConnectCommandTest {
  private static final String CLOSED =
      "{\"event\":\"close\",\"code\":1000,\"reason\":\"Normal closure\",\"wasClean\":true}";

  private static SockJsTestServer server;

  @BeforeAll
  static void start() {
    server = SockJsTestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"websocket", "websocket-raw", "xhr-streaming", "xhr-polling"})
  void everyTransportReceivesItsEchoes(String transport) {
    CommandRun run =
        CommandRun.connect(
            url("/echo"),
            "-t",
            transport,
            "--json",
            "--send",
            "gr\u00fc\u00dfe",
            "--send",
            "-t",
            "--expect",
            "2");
    assertEquals(0, run.status(), run.err());
    assertTrue(
        run.out()
            .get(0)
            .startsWith(
                "{\"event\":\"attempt\",\"transport\":\""
                    + transport
                    + "\",\"outcome\":\"open\",\"ms\":"));
    assertEquals(
        List.of(
            "{\"event\":\"open\",\"transport\":\""
                + transport
                + "\",\"url\":\""
                + url("/echo")
                + "\"}",
            "{\"event\":\"message\",\"data\":\"gr\u00fc\u00dfe\"}",
            "{\"event\":\"message\",\"data\":\"-t\"}",
            CLOSED),
        run.out().subList(1, run.out().size()));
    assertEquals("", run.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"websocket", "websocket-raw"})
  void everyWebSocketLibraryReceivesItsEchoes(String transport) {
    for (String library : List.of("jetty", "tyrus")) {
      CommandRun run =
          CommandRun.connect(
              url("/echo"),
              "-t",
              transport,
              "--websocket",
              library,
              "--send",
              "a",
              "--expect",
              "1");
      assertEquals(0, run.status(), run.err());
      assertTrue(run.out().contains("< a"), run.out()::toString);
    }
  }

  /** The libraries differ in how they describe a response that is not HTTP. */
  @ParameterizedTest
  @CsvSource({"jetty, false", "tyrus, true"})
  void optionChoosesTheWebSocketLibrary(String library, boolean tyrus) {
    try (ScriptedServer scripted = ScriptedServer.start()) {
      scripted.on("GET", "/info", x -> x.respond(200, "application/json", "{}"));
      scripted.on("GET", "/websocket", x -> x.raw("SSH-2.0-OpenSSH_9\r\n\r\n").silence());
      CommandRun run =
          CommandRun.of(
              "connect",
              scripted.uri("/echo").toString(),
              "--json",
              "-t",
              "websocket",
              "--websocket",
              library,
              "--timeout",
              "60000");
      String attempt = run.out().get(0);
      assertTrue(attempt.contains("\"outcome\":\"failed\""), attempt);
      assertEquals(
          tyrus, attempt.contains("The response to the upgrade could not be read"), attempt);
    }
  }

  @Test
  void anIneligibleTransportIsPrintedAndTheNextOneOpens() {
    CommandRun run = CommandRun.connect(url("/disabled_websocket_echo"), "--json", "--send", "a");
    assertEquals(0, run.status(), run.err());
    assertTrue(
        run.out()
            .get(0)
            .startsWith(
                "{\"event\":\"attempt\",\"transport\":\"websocket\",\"outcome\":\"skipped\",\"ms\":0,"
                    + "\"phase\":\"eligibility\",\"cause\":\""),
        run.out()::toString);
    assertTrue(
        run.out()
            .get(1)
            .startsWith(
                "{\"event\":\"attempt\",\"transport\":\"xhr-streaming\",\"outcome\":\"open\","),
        run.out()::toString);
    assertEquals(CLOSED, run.lastLine());
  }

  @Test
  void aCleanCloseBeforeTheExpectedMessagesIsAFailure() {
    String close = "{\"event\":\"close\",\"code\":3000,\"reason\":\"Go away!\",\"wasClean\":true}";
    CommandRun run = CommandRun.connect(url("/close"), "--json", "--expect", "1");
    assertEquals(close, run.lastLine());
    assertEquals(1, run.status());
  }

  @Test
  void aFailedInfoRequestIsPrintedWithItsHttpStatus() {
    CommandRun run = CommandRun.connect(url("/nowhere"), "--json");
    assertEquals(
        List.of(
            "{\"event\":\"close\",\"code\":1002,\"reason\":\"Cannot connect to server\","
                + "\"wasClean\":false,\"status\":404}"),
        run.out());
    assertEquals(1, run.status());
  }

  @Test
  void aRefusedConnectionIsPrintedWithoutAnHttpStatus() {
    CommandRun run = CommandRun.connect("http://127.0.0.1:1/echo", "--json");
    assertEquals(
        List.of(
            "{\"event\":\"close\",\"code\":1002,\"reason\":\"Cannot connect to server\","
                + "\"wasClean\":false}"),
        run.out());
    assertEquals(1, run.status());
  }

  @Test
  void linesOfStandardInputAreSentInOrder() {
    StringBuilder input = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      input.append("line ").append(i).append('\n');
    }
    CommandRun run =
        CommandRun.connect(
            new ByteArrayInputStream(input.toString().getBytes(UTF_8)),
            url("/echo"),
            "--expect",
            "500");
    assertEquals(0, run.status(), run.err());
    assertEquals(
        input.toString().lines().map(line -> "< " + line).toList(),
        run.out().stream().filter(line -> line.startsWith("< ")).toList());
    assertEquals("* closed: 1000 \"Normal closure\" (clean)", run.lastLine());
  }

  @Test
  void aCloseLineEndsTheSessionWhileInputStaysOpen() throws IOException {
    try (PipedOutputStream typed = new PipedOutputStream()) {
      PipedInputStream in = new PipedInputStream(typed);
      typed.write("{\"close\":{\"code\":3001,\"reason\":\"bye\"}}\n".getBytes(UTF_8));
      CommandRun run = CommandRun.connect(in, url("/echo"), "--json");
      assertEquals(
          "{\"event\":\"close\",\"code\":3001,\"reason\":\"bye\",\"wasClean\":true}",
          run.lastLine());
      assertEquals(0, run.status());
    }
  }

  @Test
  void closeAloneAtATerminalDoesNotWaitForInput() throws IOException {
    try (PipedOutputStream silent = new PipedOutputStream()) {
      PipedInputStream in = new PipedInputStream(silent);
      CommandRun run =
          CommandRun.connectAtTerminal(in, url("/echo"), "--json", "--close", "3000:done");
      assertEquals(
          "{\"event\":\"close\",\"code\":3000,\"reason\":\"done\",\"wasClean\":true}",
          run.lastLine());
      assertEquals(0, run.status());
    }
  }

  @Test
  void theDeadlineEndsAConnectThatHangs() throws IOException {
    try (ScriptedServer silent = ScriptedServer.start()) {
      silent.on("GET", "/info", Exchange::silence);
      CommandRun run =
          CommandRun.connect(silent.uri("/echo").toString(), "--json", "--deadline", "0.2");
      assertEquals(
          List.of("{\"event\":\"close\",\"code\":1006,\"reason\":\"Deadline\",\"wasClean\":false}"),
          run.out());
      assertEquals(1, run.status());
    }
  }

  @Test
  void optionsDetermineTheRequests() throws InterruptedException {
    try (ScriptedServer scripted = ScriptedServer.start()) {
      scripted.on("GET", "/info", x -> x.respond(200, "application/json", "{\"websocket\":true}"));
      scripted.on(
          "GET", "/websocket", x -> x.webSocket().text("o").text("c[3000,\"seen\"]").echoClose());
      CommandRun run =
          CommandRun.connect(
              scripted.uri("/echo").toString(),
              "--json",
              "--expect",
              "1",
              "-t",
              "websocket",
              "--server",
              "abc",
              "--session",
              "my-session",
              "-H",
              "X-Test: one",
              "-H",
              "X-Test: two",
              "--origin",
              "https://example.org",
              "--protocol",
              "stomp",
              "--protocol",
              "mqtt");
      assertEquals(1, run.status());
      assertEquals(List.of("one", "two"), scripted.awaitRequest("GET", "/info").headers("X-Test"));
      RecordedRequest upgrade = scripted.awaitRequest("GET", "/websocket");
      assertEquals("/echo/abc/my-session/websocket", upgrade.target());
      assertEquals("one, two", String.join(", ", upgrade.headers("X-Test")));
      assertEquals(List.of("https://example.org"), upgrade.headers("Origin"));
      assertEquals(List.of("stomp, mqtt"), upgrade.headers("Sec-WebSocket-Protocol"));
    }
  }

  @Test
  void optionDeterminesTheLengthOfSessionIds() throws InterruptedException {
    try (ScriptedServer scripted = ScriptedServer.start()) {
      scripted.on("GET", "/info", x -> x.respond(200, "application/json", "{}"));
      CommandRun.connect(scripted.uri("/echo").toString(), "-t", "xhr-polling", "--session", "42");
      String target = scripted.awaitRequest("POST", "/xhr").target();
      assertTrue(target.matches("/echo/[0-9]{3}/[a-z0-9]{42}/xhr"), target);
    }
  }

  private static String url(String endpoint) {
    return server.uri(endpoint).toString();
  }
}
