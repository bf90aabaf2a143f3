package dev.sockjs.cli.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.cli.CommandRun;
import dev.sockjs.testkit.server.RecordedRequest;
import dev.sockjs.testkit.server.ScriptedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets that come from files and environment variables, over real sockets. */
@Timeout(120)
final class ArgumentFileTest {
  private static final String URL = "http://sockjs.invalid/echo";

  @TempDir private Path directory;
  private final ScriptedServer server = ScriptedServer.start();

  @BeforeEach
  void respondWithInfo() {
    server.on("GET", "/info", x -> x.respond(200, "application/json", "{}"));
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("secret.txt"), text);
  }

  private String base() {
    return server.uri("/echo").toString();
  }

  private RecordedRequest request(CommandRun run) {
    assertEquals(0, run.status(), run.err());
    return server.requests().get(0);
  }

  private static List<String> basic(String login) {
    return List.of("Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8)));
  }

  private String proxy(String userInfo) {
    return "http://" + userInfo + "127.0.0.1:" + server.port();
  }

  @ParameterizedTest
  @ValueSource(strings = {"A: 1\nB: 2", "A: 1\nB: 2\n", "A: 1\r\nB: 2\r\n", "\ufeffA: 1\n\nB: 2"})
  void headersAreReadFromTheLinesOfAFile(String text) throws IOException {
    CommandRun run = CommandRun.of("info", base(), "-H", "@" + file(text), "-H", "A: 3");
    RecordedRequest request = request(run);
    assertEquals(List.of("1", "3"), request.headers("A"));
    assertEquals(List.of("2"), request.headers("B"));
  }

  @Test
  void headersOfTheEnvironmentFollowThoseOfTheOptions() {
    Map<String, String> environment = Map.of("SOCKJS_HEADERS", "A: 2\nB: 3\n");
    RecordedRequest request =
        request(CommandRun.withEnvironment(environment, "info", base(), "-H", "A: 1"));
    assertEquals(List.of("1", "2"), request.headers("A"));
    assertEquals(List.of("3"), request.headers("B"));
  }

  @Test
  void theUrlAndTheProxyAreReadFromFiles() throws IOException {
    Path url =
        Files.writeString(directory.resolve("url"), "http://me:pw@sockjs.invalid/echo?t=1\n");
    Path proxy = Files.writeString(directory.resolve("proxy"), proxy("you:word@") + "\r\n");
    RecordedRequest request = request(CommandRun.of("info", "@" + url, "--proxy", "@" + proxy));
    assertEquals("http://sockjs.invalid/echo/info?t=1", request.target());
    assertEquals(basic("me:pw"), request.headers("Authorization"));
    assertEquals(basic("you:word"), request.headers("Proxy-Authorization"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"p@ss: word", "p@ss: word\n", "p@ss: word\r\n"})
  void thePasswordOfTheProxyIsTheLineOfAFile(String text) throws IOException {
    Path password = file(text);
    RecordedRequest request =
        request(
            CommandRun.of(
                "info",
                URL,
                "--proxy",
                proxy("me@"),
                "--proxy-password-file",
                password.toString()));
    assertEquals(basic("me:p@ss: word"), request.headers("Proxy-Authorization"));
  }

  @Test
  void thePasswordOfTheEnvironmentIsForAUserWithoutOne() {
    Map<String, String> environment = Map.of("SOCKJS_PROXY_PASSWORD", "word");
    request(CommandRun.withEnvironment(environment, "info", URL, "--proxy", proxy("me@")));
    request(CommandRun.withEnvironment(environment, "info", URL, "--proxy", proxy("me:own@")));
    request(CommandRun.withEnvironment(environment, "info", URL, "--proxy", proxy("")));
    List<List<String>> sent =
        server.requests().stream().map(x -> x.headers("Proxy-Authorization")).toList();
    assertEquals(List.of(basic("me:word"), basic("me:own"), List.of()), sent);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "http://me:own@h:1", "http://h:1"})
  void aPasswordFileWithoutAUserThatNeedsItIsBadUsage(String proxy) throws IOException {
    String password = file("s3cret").toString();
    CommandRun run =
        proxy.isEmpty()
            ? CommandRun.of("info", URL, "--proxy-password-file", password)
            : CommandRun.of("info", URL, "--proxy-password-file", password, "--proxy", proxy);
    assertEquals(2, run.status(), run.err());
    assertTrue(run.err().contains("--proxy-password-file requires --proxy"), run.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", " \r\n\n"})
  void anEmptyFileIsAnErrorThatNamesTheFile(String text) throws IOException {
    assertFileError(file(text).toString(), "it is empty");
  }

  @Test
  void aFileThatCannotBeReadIsAnErrorThatNamesTheFile() {
    assertFileError(directory.resolve("missing").toString(), "there is no such file");
    assertFileError(directory.toString(), "it is not a file that can be read");
    assertFileError("a\u0000b", "it is not a file that can be read");
  }

  @Test
  void aFileThatIsNotTextOrTooLongIsAnErrorThatNamesTheFile() throws IOException {
    Path latin1 = Files.write(directory.resolve("latin1"), "s3cret: \u00e9".getBytes(ISO_8859_1));
    assertFileError(latin1.toString(), "it is not UTF-8");
    assertFileError(file("s3cret".repeat(11_000)).toString(), "it is longer than 64 KiB");
  }

  private static void assertFileError(String file, String problem) {
    String message = "cannot use the file " + file.replace("\u0000", "\\u0000") + ": " + problem;
    for (String option : List.of("-H@", "--proxy=@", "--proxy-password-file=")) {
      CommandRun run = CommandRun.of("info", URL, option + file);
      assertEquals(2, run.status(), run.err());
      assertTrue(run.err().contains(message), run.err());
      assertFalse(run.err().contains("s3cret"), run.err());
    }
  }

  @Test
  void errorForALineOfAFileDoesNotQuoteIt() throws IOException {
    for (String text : List.of("s3cret", "s3cret a: b", "A: 1\nA: s3cret\u0001")) {
      CommandRun run = CommandRun.of("info", URL, "-H", "@" + file(text));
      assertEquals(2, run.status(), run.err());
      assertFalse(run.err().contains("s3cret"), run.err());
    }
    for (String option : List.of("--proxy=@", "--proxy-password-file=")) {
      CommandRun run = CommandRun.of("info", URL, option + file("http://s3cret\nhttp://s3cret"));
      assertEquals(2, run.status(), run.err());
      assertFalse(run.err().contains("s3cret"), run.err());
    }
  }
}
