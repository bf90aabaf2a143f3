package dev.sockjs.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.testkit.server.Exchange;
import dev.sockjs.testkit.server.RecordedRequest;
import dev.sockjs.testkit.server.ScriptedServer;
import dev.sockjs.testkit.server.WebSocketFrame;
import dev.sockjs.testserver.SockJsTestServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests that need a process: signals, streams in another locale, and the exit status. */
@Timeout(120)
final class ProcessTest {
  private static final String CLOSED =
      "{\"event\":\"close\",\"code\":1000,\"reason\":\"Normal closure\",\"wasClean\":true}";

  private final SockJsTestServer server = SockJsTestServer.start();
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void stop() {
    started.forEach(Process::destroyForcibly);
    server.close();
  }

  @Test
  void linesAreUtf8InEveryLocaleAndAreNotBuffered() throws Exception {
    Process process = connect("/echo");
    BufferedReader out = process.inputReader(UTF_8);
    Writer in = process.outputWriter(UTF_8);
    awaitLine(out, "{\"event\":\"open\"");
    for (String text : List.of("gr\u00fc\u00dfe", "\ud83d\ude00")) {
      in.write("{\"send\":\"" + text + "\"}\n");
      in.flush();
      awaitLine(out, "{\"event\":\"message\",\"data\":\"" + text + "\"}");
    }
    in.write("{\"close\":{}}\n");
    in.flush();
    // Standard input is still open here.
    assertEquals(List.of(CLOSED), out.lines().map(CommandRun::withoutTime).toList());
    assertEquals(0, process.waitFor());
  }

  @Test
  void sigtermClosesTheSessionCleanly() throws Exception {
    Process process = connect("/echo", "--close", "3000");
    BufferedReader out = process.inputReader(UTF_8);
    awaitLine(out, "{\"event\":\"open\"");
    terminate(process);
    assertEquals(List.of(CLOSED), out.lines().map(CommandRun::withoutTime).toList());
    assertEquals(0, process.waitFor());
  }

  @Test
  void sigtermIsAFailureIfExpectedMessagesAreMissing() throws Exception {
    Process process = connect("/echo", "--expect", "1");
    BufferedReader out = process.inputReader(UTF_8);
    awaitLine(out, "{\"event\":\"open\"");
    terminate(process);
    assertEquals(List.of(CLOSED), out.lines().map(CommandRun::withoutTime).toList());
    assertEquals(1, process.waitFor());
  }

  @Test
  void exitsWhenItsOutputIsClosed() throws Exception {
    Process process = connect("/ticker");
    BufferedReader out = process.inputReader(UTF_8);
    awaitLine(out, "{\"event\":\"open\"");
    out.close();
    assertEquals(1, process.waitFor());
  }

  @Test
  void badUsageExitsWithStatusTwo() throws Exception {
    assertEquals(2, start("connect", "--json").waitFor());
  }

  @Test
  void serveRunsUntilInterrupted() throws Exception {
    Process process = start("serve", "--port", "0");
    BufferedReader out = process.inputReader(UTF_8);
    String echo = awaitLine(out, "http://127.0.0.1:");
    assertTrue(echo.endsWith("/echo"), echo);
    assertEquals(0, CommandRun.connect(echo, "--send", "a", "--expect", "1").status());
    terminate(process);
    assertEquals(0, process.waitFor());
  }

  @Test
  void sigtermEndsAProbeThatWaitsForTheServer() throws Exception {
    try (ScriptedServer silent = ScriptedServer.start()) {
      silent.on("GET", "/info", x -> x.respond(200, "application/json", "{}"));
      silent.on("GET", "/websocket", Exchange::silence);
      String url = silent.uri("/echo").toString();
      Process process = start("probe", url, "--json", "--timeout", "600000");
      BufferedReader out = process.inputReader(UTF_8);
      assertTrue(out.readLine().startsWith("{\"event\":\"info\""));
      RecordedRequest upgrade = silent.awaitRequest("GET", "/websocket");
      terminate(process);
      assertEquals(List.of(), out.lines().map(CommandRun::withoutTime).toList());
      assertNotEquals(0, process.waitFor());
      silent.awaitPeerEnd(upgrade.connection());
    }
  }

  @Test
  void sigtermClosesTheSessionOfAProbe() throws Exception {
    try (ScriptedServer quiet = ScriptedServer.start()) {
      quiet.on("GET", "/info", x -> x.respond(200, "application/json", "{}"));
      quiet.on("GET", "/websocket", x -> x.webSocket().text("o").echoClose());
      String url = quiet.uri("/echo").toString();
      Process process = start("probe", url, "--json", "--timeout", "60000");
      BufferedReader out = process.inputReader(UTF_8);
      assertTrue(out.readLine().startsWith("{\"event\":\"info\""));
      quiet.awaitFrame(WebSocketFrame.TEXT);
      terminate(process);
      assertEquals(1001, quiet.awaitFrame(WebSocketFrame.CLOSE).closeCode());
      assertEquals(List.of(), out.lines().toList());
      assertEquals(1, process.waitFor());
    }
  }

  private Process connect(String endpoint, String... options) throws IOException {
    List<String> args = new ArrayList<>();
    args.addAll(List.of("connect", server.uri(endpoint).toString(), "--json"));
    args.addAll(CommandRun.LONG_TIMEOUTS);
    args.addAll(List.of(options));
    return start(args.toArray(String[]::new));
  }

  private Process start(String... args) throws IOException {
    Process process = CommandProcess.start(args);
    started.add(process);
    return process;
  }

  /** Sends SIGTERM. Unlike {@link Process#destroy()}, this does not close the streams. */
  private static void terminate(Process process) {
    assertTrue(process.toHandle().destroy());
  }

  private static String awaitLine(BufferedReader out, String beginning) throws IOException {
    String line = out.readLine();
    while (line != null && !CommandRun.withoutTime(line).startsWith(beginning)) {
      line = out.readLine();
    }
    return line == null ? "the end" : line;
  }
}
