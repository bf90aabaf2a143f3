package dev.sockjs.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Arguments that are rejected before a connection is made. */
final class UsageTest {
  private static final String URL = "http://localhost:1/echo";

  @ParameterizedTest
  @MethodSource
  void badUsageExitsWithStatusTwoAndPrintsNoEvent(List<String> args) {
    CommandRun run = CommandRun.of(args.toArray(String[]::new));
    assertEquals(2, run.status(), run.err());
    assertEquals(List.of(), run.out());
    assertTrue(run.err().startsWith("sockjs: "), run.err());
  }

  static Stream<List<String>> badUsageExitsWithStatusTwoAndPrintsNoEvent() {
    return Stream.of(
        List.of(),
        List.of("dance"),
        List.of("demo", "--port", "1"),
        List.of("serve", "--port", "x"),
        List.of("info"),
        List.of("info", URL, "--send", "x"),
        List.of("probe"),
        List.of("probe", "http:///echo"),
        List.of("probe", URL, "--timeout", "0"),
        List.of("probe", URL, "--message", "hi", "--no-message"),
        List.of("probe", URL, "--websocket", "grizzly"),
        List.of("info", URL, "--websocket", "jetty"),
        List.of("connect"),
        List.of("connect", URL, URL),
        List.of("connect", "ftp://localhost/echo"),
        List.of("connect", "http:///echo"),
        List.of("connect", "http://localhost/echo#fragment"),
        List.of("connect", "http://[localhost/echo"),
        connect("-H", "no colon"),
        connect("-H", "na me: value"),
        connect("-H", "Host: example.org"),
        connect("--timeout", "0"),
        connect("--connect-timeout", "-1"),
        connect("--info-timeout", "soon"),
        connect("--heartbeat-timeout", "1.5"),
        connect("--deadline", "0"),
        connect("--deadline", "NaN"),
        connect("--expect", "-1"),
        connect("--expect", "many"),
        connect("--close", "1001"),
        connect("--close", "3000:" + "x".repeat(124)),
        connect("--max-message", "0"),
        connect("--server", "a/b"),
        connect("--session", "0"),
        connect("--session", "101"),
        connect("--session", "99999999999"),
        connect("--session", "abc"),
        connect("--session", "abc", "-t", "websocket", "-t", "xhr-polling"),
        connect("--session", "a.b", "-t", "websocket"),
        connect("-t", "websocket", "-t", "websocket"),
        connect("--websocket", ""),
        connect("--websocket", "JETTY"),
        connect("--protocol", "a", "--protocol", "a"),
        connect("--origin", "a\nb"),
        connect("--proxy", "localhost"),
        connect("--proxy", "http://localhost"),
        connect("--proxy", "gopher://localhost:70"),
        connect("--cacert", "/does/not/exist"));
  }

  private static List<String> connect(String... options) {
    return Stream.concat(Stream.of("connect", URL, "--json"), Stream.of(options)).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"connect", "probe", "bench"})
  void errorForAWebSocketLibraryNamesTheLibraries(String command) {
    String error = CommandRun.of(command, URL, "--websocket", "grizzly").err();
    assertTrue(error.contains("--websocket: not jetty or tyrus"), error);
  }

  @Test
  void aFileWithoutACertificateIsRejected(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("ca.pem"), "not PEM");
    assertEquals(2, CommandRun.of("info", URL, "--cacert", file.toString()).status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"demo", "serve", "connect", "info", "probe", "bench", "replay", "completion"})
  void everyCommandHasHelp(String command) {
    CommandRun run = CommandRun.of(command, "--help");
    assertEquals(0, run.status());
    assertTrue(run.out().get(0).startsWith("Usage: sockjs " + command), run.out()::toString);
    assertFalse(run.out().toString().contains("\u001b"), "no colours");
  }
}
