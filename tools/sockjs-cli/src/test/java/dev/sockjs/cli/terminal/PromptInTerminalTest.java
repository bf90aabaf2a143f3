package dev.sockjs.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.cli.CommandProcess;
import dev.sockjs.cli.CommandRun;
import dev.sockjs.testkit.server.ScriptedServer;
import dev.sockjs.testkit.server.WebSocketFrame;
import dev.sockjs.testserver.SockJsTestServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The prompt of {@code sockjs connect}, and Ctrl-C, in a real terminal. */
@Timeout(240)
final class PromptInTerminalTest {

  private static final List<String> TERMINAL =
      List.of("-Dsockjs.terminal=true", "-Dsockjs.prompt=true");

  @TempDir private Path directory;
  private SockJsTestServer server;
  private final List<Tmux> started = new ArrayList<>();
  private String name = "";

  @BeforeEach
  void start(TestInfo test) {
    server = SockJsTestServer.start();
    name = test.getTestMethod().orElseThrow().getName();
  }

  @AfterEach
  void stop() throws IOException {
    for (Tmux tmux : started) {
      tmux.store(name);
      tmux.close();
    }
    server.close();
  }

  private String url(String endpoint) {
    return server.uri(endpoint).toString();
  }

  /** Runs {@code connect}, then prints the exit status and whether the terminal echoes keys. */
  private Tmux connect(String url, String... options) throws IOException {
    return connect(TERMINAL, "", url, options);
  }

  private Tmux connect(List<String> properties, String environment, String url, String... options)
      throws IOException {
    List<String> args = new ArrayList<>(List.of("connect", url, "--info-timeout", "60000"));
    args.addAll(List.of("--timeout", "30000", "--close-linger", "60000"));
    args.addAll(List.of(options));
    String command =
        CommandProcess.command(properties, args.toArray(String[]::new)).stream()
            .map(word -> "'" + word + "'")
            .collect(Collectors.joining(" "));
    String script =
        "trap : INT\nexport XDG_STATE_HOME='%s' %s\n%s\n".formatted(directory, environment, command)
            + "echo status $?\nstty -a | grep -o '[-]*echo ' \nexec cat\n";
    Tmux tmux = Tmux.start(Files.createTempDirectory(directory, "t"), script);
    started.add(tmux);
    return tmux;
  }

  @Test
  void messagesAppearAboveTheLineThatIsBeingTyped() throws IOException {
    Tmux tmux = connect(url("/broadcast"));
    tmux.awaitLastLine(">");
    tmux.type("half a li");
    tmux.awaitLastLine("> half a li");
    assertEquals(
        0, CommandRun.connect(url("/broadcast"), "--send", "other", "--expect", "1").status());
    List<String> screen = tmux.awaitLine("< other");
    assertEquals(List.of("< other", "> half a li"), screen.subList(1, 3));
    tmux.type("ne");
    tmux.press("Enter");
    screen = tmux.awaitLine("< half a line");
    assertEquals(List.of("< other", "> half a line", "< half a line"), screen.subList(1, 4));
  }

  @Test
  void lineIsEditedWithArrowKeys() throws IOException {
    Tmux tmux = connect(url("/echo"));
    tmux.awaitLastLine(">");
    tmux.type("ac");
    tmux.press("Left");
    tmux.type("b");
    tmux.press("Enter");
    tmux.awaitLine("< abc");
  }

  @Test
  void historyIsKeptForTheNextTime() throws IOException {
    Tmux first = connect(url("/echo"));
    first.awaitLastLine(">");
    first.type("{\"a\": \"\\n!\"}");
    first.press("Enter");
    first.awaitLine("< {\"a\": \"\\n!\"}");
    first.press("C-d");
    List<String> screen = first.awaitLastLine("echo");
    assertTrue(screen.contains("status 0"), screen::toString);
    Tmux second = connect(url("/echo"));
    second.awaitLastLine(">");
    second.press("Up");
    second.awaitLastLine("> {\"a\": \"\\n!\"}");
  }

  @Test
  void noHistoryIsKeptIfTheUserWantsNone() throws IOException {
    Tmux tmux = connect(url("/echo"), "--no-history");
    tmux.awaitLastLine(">");
    tmux.type("one");
    tmux.press("Enter");
    tmux.awaitLine("< one");
    assertFalse(Files.exists(directory.resolve("sockjs/history")));
  }

  /** Between two lines, the terminal would print what is typed, if its echo was on. */
  @Test
  void keysThatAreTypedBetweenTwoPromptsAreNotPrinted() throws IOException {
    Tmux tmux = connect(url("/echo"));
    tmux.awaitLastLine(">");
    List<String> keys = new ArrayList<>();
    IntStream.range(0, 20).forEach(i -> keys.addAll(List.of("x", "Enter", "Up", "y", "Enter")));
    tmux.press(keys.toArray(String[]::new));
    List<String> screen =
        tmux.await(
            lines ->
                lines.stream().filter(line -> line.startsWith("< ")).count() == 40
                    && lines.get(lines.size() - 1).equals(">"));
    assertEquals(
        List.of(), screen.stream().filter(line -> !line.matches("\\* .*|[<>] xy?|>")).toList());
    assertEquals(20, screen.stream().filter("< xy"::equals).count(), screen::toString);
  }

  @Test
  void tabCompletesACommand() throws IOException {
    Tmux tmux = connect(url("/echo"));
    tmux.awaitLastLine(">");
    tmux.type("/he");
    tmux.press("Tab");
    tmux.awaitLastLine("> /help");
    tmux.press("Enter");
    tmux.awaitLine("  /close [CODE [REASON]]");
  }

  @Test
  void coloursAreUsedUnlessTheUserWantsNone() throws IOException {
    Tmux colours = connect(url("/echo"));
    colours.awaitLastLine(">");
    assertTrue(colours.coloured().contains("\u001b["), colours::coloured);
    Tmux plain = connect(TERMINAL, "NO_COLOR=1", url("/echo"));
    plain.awaitLastLine(">");
    assertFalse(plain.coloured().contains("\u001b["), plain::coloured);
  }

  @Test
  void thereIsNoPromptInATerminalThatCannotMoveItsCursor() throws IOException {
    Tmux tmux = connect(TERMINAL, "TERM=dumb", url("/echo"));
    tmux.awaitLine("* open");
    tmux.type("a");
    tmux.press("Enter");
    assertEquals("a", tmux.awaitLine("< a").get(1));
  }

  @Test
  void ctrlCAtThePromptClosesCleanlyAndGivesTheTerminalBack() throws IOException {
    Tmux tmux = connect(url("/echo"));
    tmux.awaitLastLine(">");
    tmux.type("half");
    tmux.press("C-c");
    List<String> screen = tmux.awaitLastLine("echo");
    assertTrue(screen.contains("* closed: 1000 \"Normal closure\" (clean)"), screen::toString);
    assertTrue(screen.contains("status 130"), screen::toString);
  }

  @Test
  void ctrlCEndsAConnectThatHangs() throws Exception {
    try (ScriptedServer silent = ScriptedServer.start()) {
      CountDownLatch requested = new CountDownLatch(1);
      silent.on(
          "GET",
          "/info",
          x -> {
            requested.countDown();
            x.silence();
          });
      Tmux tmux = connect(silent.uri("/echo").toString());
      requested.await(); // as long as the test may take: a JVM can start slowly
      tmux.press("C-c");
      List<String> screen = tmux.awaitLastLine("echo");
      assertTrue(screen.contains("status 130"), screen::toString);
    }
  }

  @Test
  void ctrlCClosesASessionWithoutAPrompt() throws Exception {
    Tmux tmux = connect(List.of(), "", url("/echo"), "--send", "a", "--wait");
    tmux.awaitLine("< a");
    tmux.press("C-c");
    // The terminal itself prints ^C.
    String screen = String.join("\n", tmux.awaitLastLine("echo"));
    assertTrue(screen.contains("* closed: 1000 \"Normal closure\" (clean)\nstatus 130"), screen);
  }

  @Test
  void secondCtrlCEndsTheProcessAtOnce() throws Exception {
    try (ScriptedServer stuck = ScriptedServer.start()) {
      stuck.on("GET", "/info", x -> x.respond(200, "application/json", "{\"websocket\":true}"));
      stuck.on(
          "GET",
          "/websocket",
          x -> {
            x.webSocket().text("o").receiveClose();
            x.stall();
          });
      Tmux tmux = connect(List.of(), "", stuck.uri("/echo").toString(), "--send", "a", "--wait");
      tmux.awaitLine("* open");
      tmux.press("C-c");
      stuck.awaitFrame(WebSocketFrame.CLOSE);
      tmux.press("C-c");
      String screen = String.join("\n", tmux.awaitLastLine("echo"));
      assertTrue(screen.contains("status 130"), screen);
      assertFalse(screen.contains("* closed"), screen);
    }
  }

  @Test
  void promptShowsThatTheServerWasRestarted() throws IOException {
    Tmux tmux = connect(url("/echo"), "--reconnect");
    tmux.awaitLastLine(">");
    URI before = server.uri("/echo");
    server.close();
    tmux.awaitLine("* down: ");
    tmux.type("while down");
    tmux.press("Enter");
    tmux.awaitLine("> while down");
    server = SockJsTestServer.builder().port(before.getPort()).start();
    List<String> screen = tmux.awaitLine("< while down");
    assertEquals(
        2, screen.stream().filter(line -> line.startsWith("* open: ")).count(), screen::toString);
  }

  @Test
  void anErrorSaysWhatToTry() throws IOException {
    Tmux tmux = connect(url("/nowhere"));
    List<String> screen = tmux.awaitLastLine("echo");
    assertTrue(
        screen.contains(
            "sockjs: Not a SockJS endpoint: the server has nothing at this path; check the URL"),
        screen::toString);
    assertTrue(screen.contains("status 1"), screen::toString);
  }
}
