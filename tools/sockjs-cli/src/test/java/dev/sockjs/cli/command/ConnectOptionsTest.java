package dev.sockjs.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.cli.CommandRun;
import dev.sockjs.testkit.server.ScriptedServer;
import dev.sockjs.testkit.server.ScriptedWebSocket;
import dev.sockjs.testserver.SockJsTestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code --wait}, {@code --reconnect}, {@code --stomp}, and what is printed after a failure. */
@Timeout(120)
final class ConnectOptionsTest {

  private static SockJsTestServer server;

  @BeforeAll
  static void start() {
    server = SockJsTestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String url(String endpoint) {
    return server.uri(endpoint).toString();
  }

  @Test
  void waitStaysOpenAfterTheLastMessage() {
    try (ScriptedServer scripted = ScriptedServer.start()) {
      scripted.on("GET", "/info", x -> x.respond(200, "application/json", "{\"websocket\":true}"));
      scripted.on(
          "GET",
          "/websocket",
          x -> {
            ScriptedWebSocket socket = x.webSocket().text("o");
            String received = new String(socket.receive().payload(), UTF_8);
            // Without --wait, the client closes after its message.
            socket.ping("a").receive();
            socket.text("a[\"later\"]").text("c[3000,\"" + received.length() + "\"]").echoClose();
          });
      CommandRun run =
          CommandRun.connect(scripted.uri("/echo").toString(), "--json", "--send", "a", "--wait");
      assertEquals(
          List.of(
              "{\"event\":\"message\",\"data\":\"later\"}",
              "{\"event\":\"close\",\"code\":3000,\"reason\":\"5\",\"wasClean\":true}"),
          run.out().subList(2, run.out().size()));
    }
  }

  @Test
  void sessionThatIsLostConnectsAgain() {
    AtomicInteger sessions = new AtomicInteger();
    try (ScriptedServer scripted = ScriptedServer.start()) {
      scripted.on("GET", "/info", x -> x.respond(200, "application/json", "{\"websocket\":true}"));
      scripted.on(
          "GET",
          "/websocket",
          x -> {
            ScriptedWebSocket socket = x.webSocket().text("o");
            if (sessions.incrementAndGet() == 1) {
              x.reset();
            } else {
              socket.text("a[\"again\"]").echoClose();
            }
          });
      CommandRun run =
          CommandRun.connect(
              scripted.uri("/echo").toString(), "--json", "--reconnect", "--expect", "1", "--wait");
      assertEquals(0, run.status(), run.err());
      String lines = String.join("\n", run.out());
      assertTrue(
          lines.matches(
              "(?s).*\"event\":\"open\".*\"event\":\"down\",\"code\":1006,.*\"retry_ms\":\\d+}.*"
                  + "\"event\":\"open\".*\"data\":\"again\".*\"event\":\"close\",\"code\":1000.*"),
          lines);
    }
  }

  /** A STOMP server: one frame for each that it receives. */
  private static void stomp(ScriptedWebSocket socket, List<String> received) throws IOException {
    socket.text("o");
    while (true) {
      String frame = new String(socket.receive().payload(), UTF_8);
      received.add(frame);
      if (frame.contains("CONNECT\\n") && !frame.contains("DISCONNECT")) {
        socket.text("a[\"CONNECTED\\nversion:1.2\\nheart-beat:0,0\\n\\n\\u0000\"]");
      } else if (frame.contains("SEND")) {
        socket.text("a[\"MESSAGE\\ndestination:/topic/a\\nsubscription:1\\n\\nhi\\u0000\"]");
      } else if (frame.contains("DISCONNECT")) {
        socket.text("a[\"RECEIPT\\nreceipt-id:disconnect\\n\\n\\u0000\"]").echoClose();
        return;
      }
    }
  }

  @Test
  void stompSpeaksInShortCommands(@TempDir Path directory) throws IOException {
    Path passcode = Files.writeString(directory.resolve("passcode"), "s3cret\n");
    Path file = directory.resolve("session.jsonl");
    List<String> received = new ArrayList<>();
    try (ScriptedServer scripted = ScriptedServer.start()) {
      scripted.on("GET", "/info", x -> x.respond(200, "application/json", "{\"websocket\":true}"));
      scripted.on("GET", "/websocket", x -> stomp(x.webSocket(), received));
      CommandRun run =
          CommandRun.connect(
              scripted.uri("/ws").toString(),
              "--stomp",
              "-v",
              "--login",
              "me",
              "--passcode-file",
              passcode.toString(),
              "--record",
              file.toString(),
              "--send",
              "/sub /topic/a",
              "--send",
              "/send /app/a {\"x\": 1}",
              "--expect",
              "1");
      assertEquals(0, run.status(), run.err());
      assertEquals(
          List.of(
              "* stomp: connected version=1.2 heart-beat=0,0",
              "< /topic/a hi",
              "* stomp: receipt disconnect",
              "* closed: 1000 \"Normal closure\" (clean)"),
          run.out().subList(1, run.out().size()));
      assertFalse((run.out() + run.err()).contains("s3cret"), run.err());
    }
    assertTrue(received.get(0).contains("passcode:s3cret"), received::toString);
    assertTrue(
        received.get(1).contains("SUBSCRIBE\\nid:1\\ndestination:/topic/a\\n\\n\\u0000"),
        received::toString);
    String recording = Files.readString(file);
    assertFalse(recording.contains("s3cret"), recording);
    assertTrue(recording.contains("host:127.0.0.1"), recording);
  }

  @Test
  void optionsOfStompRequireStomp() {
    CommandRun run = CommandRun.connect(url("/echo"), "--login", "me");
    assertEquals(2, run.status());
    assertTrue(run.err().contains("require --stomp"), run.err());
  }

  @Test
  void aRefusedConnectionSaysWhatToCheck() {
    String error = CommandRun.connect("http://127.0.0.1:1/echo", "--send", "a").err();
    assertEquals(
        "sockjs: The host refuses connections: no server listens on this port, or a firewall blocks"
            + " it\n",
        error);
  }

  @Test
  void aWrongPathSaysWhatToCheck() {
    String error = CommandRun.connect(url("/nowhere"), "--send", "a").err();
    assertEquals(
        "sockjs: Not a SockJS endpoint: the server has nothing at this path; check the URL\n",
        error);
  }

  @Test
  void plainTextWhereTlsWasExpectedSaysWhatToTry() {
    String error = CommandRun.connect(url("/echo").replace("http:", "https:"), "--send", "a").err();
    assertEquals(
        "sockjs: The server does not use TLS on this port: use http instead of https\n", error);
  }

  @Test
  void failedTransportsSayThatProbeKnowsMore() {
    try (ScriptedServer scripted = ScriptedServer.start()) {
      scripted.on("GET", "/info", x -> x.respond(200, "application/json", "{\"websocket\":true}"));
      scripted.on("GET", "/websocket", x -> x.respond(403));
      String error = CommandRun.connect(scripted.uri("/echo").toString(), "-t", "websocket").err();
      assertTrue(error.contains("Try: ./sockjs probe URL"), error);
    }
  }

  @Test
  void completionKnowsCommandsAndOptions() {
    for (String shell : List.of("bash", "zsh")) {
      CommandRun run = CommandRun.of("completion", shell);
      assertEquals(0, run.status(), run.err());
      String script = String.join("\n", run.out());
      assertTrue(script.contains("complete -F _complete_sockjs"), script);
      assertTrue(script.contains("--reconnect") && script.contains("replay"), script);
    }
    assertEquals(2, CommandRun.of("completion", "fish").status());
  }
}
