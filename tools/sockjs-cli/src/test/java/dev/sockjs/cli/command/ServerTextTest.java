package dev.sockjs.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.cli.CommandRun;
import dev.sockjs.testkit.server.ScriptedServer;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text of a server in the output, with debug logs, over real sockets. */
@Timeout(120)
final class ServerTextTest {

  private static final String HOSTILE = "\u001b[2J\u009b1m\u007f\u202etxt";
  private static final Pattern ANYTHING = Pattern.compile(".*");

  private final ScriptedServer server = ScriptedServer.start();

  @AfterEach
  void stopServer() {
    server.close();
  }

  private static void assertPrintable(CommandRun run) {
    for (String text : List.of(run.err(), String.join("\n", run.out()))) {
      boolean hostile =
          text.chars()
              .anyMatch(c -> c == 0x202e || (Character.isISOControl(c) && c != '\n' && c != '\t'));
      assertFalse(hostile, text);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"info", "connect", "probe", "bench"})
  void aServerWithoutHttpCannotChangeTheTerminal(String command) {
    server.on("GET", ANYTHING, x -> x.raw("HTTP/1.1 " + HOSTILE + "\r\n\r\n").fin());
    String url = server.uri("/echo").toString();
    for (String option : List.of("-v", "--json")) {
      CommandRun run = CommandRun.of(command, url, option);
      assertEquals(1, run.status(), run.err());
      assertPrintable(run);
    }
  }

  @Test
  void aCloseReasonIsCutInTextAndWholeInJson() {
    String reason = "\\u001b[2J" + "x".repeat(300);
    server.on("GET", "/info", x -> x.respond(200, "application/json", "{}"));
    server.on(
        "GET",
        "/websocket",
        x ->
            x.webSocket()
                .text("o")
                .text("a[\"\\u001b[2J" + "m".repeat(300) + "\"]")
                .text("c[3000,\"" + reason + "\"]")
                .echoClose());
    String url = server.uri("/echo").toString();
    CommandRun text = CommandRun.connect(url, "-v", "-t", "websocket", "--expect", "9");
    assertPrintable(text);
    assertEquals(
        "* closed: 3000 \"\\u001b[2J" + "x".repeat(191) + "...\" (clean)", text.lastLine());
    assertTrue(text.out().contains("< \\u001b[2J" + "m".repeat(300)), text.out()::toString);
    CommandRun json = CommandRun.connect(url, "--json", "-t", "websocket", "--expect", "9");
    assertPrintable(json);
    assertTrue(json.lastLine().contains("\"reason\":\"" + reason + "\""), json.lastLine());
  }
}
