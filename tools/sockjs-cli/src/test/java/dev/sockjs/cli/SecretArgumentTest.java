package dev.sockjs.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No error message quotes an argument, because each of them can be a secret. */
final class SecretArgumentTest {

  /** Options whose values are shown. */
  private static final List<String> NAMES_OF_FILES =
      List.of("--cacert", "--cert", "--key", "--record");

  private static final String URL = "http://localhost:1/echo";
  private static final Pattern LONG_OPTION = Pattern.compile("--[a-z-]+(?=[= ])");

  @ParameterizedTest
  @MethodSource
  void errorForACommandLineDoesNotQuoteIt(List<String> args) {
    CommandRun run = CommandRun.of(args.toArray(String[]::new));
    assertEquals(2, run.status(), run.err());
    assertFalse(run.err().contains("s3cret"), run.err());
    assertTrue(run.err().startsWith("sockjs: "), run.err());
  }

  static Stream<List<String>> errorForACommandLineDoesNotQuoteIt() {
    return Stream.of(
        List.of("s3cret"),
        List.of("http://me:s3cret@localhost/echo"),
        List.of("--proxy", "http://me:s3cret@localhost:1", "info", URL),
        info("--prox", "http://me:s3cret@localhost:1"),
        info("--prox=http://me:s3cret@localhost:1"),
        info("--proxy=http://me:s3cret@localhost:99999"),
        info("--proxy", "http://me:s3cret@localhost"),
        info("--proxy", "http://me:s3cret@[localhost:1"),
        info("--proxy", "gopher://me:s3cret@localhost:70"),
        info("--proxy", "s3cret://localhost:70"),
        info("--proxy", "http://me:pass#s3cret@localhost:1"),
        info("--proxy", "http://s3cret#x@localhost:1"),
        info("--proxy", "http://me:s3cret/x@localhost:1"),
        info("--proxy", "http://s3cret:x:1"),
        info("--proxy", "me:s3cret@localhost:1", "--json"),
        info("--json=s3cret"),
        info("--cookie", "sid=s3cret"),
        info("-us3cret"),
        info("-vs3cret"),
        info("s3cret"),
        info("--", "-Hs3cret"),
        info("-H", "Authorization s3cret"),
        info("-H", "Authorization Bearer s3cret: x"),
        info("-H", "Author ization: s3cret"),
        info("-H", "X-Token: s3cret\u0001x"),
        info("-H:s3cret"),
        List.of("info", URL, "http://localhost/echo?token=s3cret"),
        List.of("info", "http://me:s3cret@[localhost/echo"),
        List.of("info", "http://me:s3cret@localhost/echo#x"),
        List.of("info", "http://me:s3cret#@localhost/echo"),
        List.of("info", "http://me:s3cret/@localhost/echo"),
        List.of("info", "http://me:s3cret@localhost:99999/echo"),
        List.of("info", "ftp://me:s3cret@localhost/echo"),
        List.of("info", "s3cret://localhost/echo"),
        List.of("info", "me:s3cret@localhost/echo"),
        List.of("info", "http:///echo?s3cret"),
        List.of("serve", "--port", "s3cret"),
        List.of("demo", "s3cret"));
  }

  private static List<String> info(String... options) {
    return Stream.concat(Stream.of("info", URL), Stream.of(options)).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"connect", "info", "probe", "serve", "demo", "replay", "bench"})
  void errorForTheValueOfAnyOptionDoesNotQuoteIt(String command) {
    String help = String.join("\n", CommandRun.of(command, "--help").out());
    List<String> options =
        LONG_OPTION.matcher(help).results().map(MatchResult::group).distinct().toList();
    assertFalse(options.isEmpty(), help);
    for (String option : options) {
      for (String value : List.of("s3cret", "a s3cret", "http://me:s3cret@h:0", "1:s3cret")) {
        // The URL is invalid, so that the command ends before it connects.
        CommandRun run = CommandRun.of(command, option + "=" + value, "ftp://localhost");
        assertEquals(2, run.status(), run.err());
        if (!option.endsWith("-file") && !NAMES_OF_FILES.contains(option)) {
          assertFalse(run.err().contains("s3cret"), run.err());
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--server", "--session", "--protocol", "--origin"})
  void errorForATextThatTheClientRejectsDoesNotQuoteIt(String option) {
    CommandRun run =
        CommandRun.of("connect", URL, "-t", "websocket", option, "s3cret/s3cret \u20ac");
    assertEquals(2, run.status(), run.err());
    assertTrue(run.err().contains(option), run.err());
    assertFalse(run.err().contains("s3cret"), run.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3cret", "Authorization s3cret", "A b: s3cret", "A: s3cret\u0001"})
  void errorForAHeaderInTheEnvironmentNamesTheVariableOnly(String header) {
    CommandRun run = CommandRun.withEnvironment(Map.of("SOCKJS_HEADERS", header), "info", URL);
    assertEquals(2, run.status(), run.err());
    assertTrue(run.err().contains("SOCKJS_HEADERS"), run.err());
    assertFalse(run.err().contains("s3cret"), run.err());
  }

  @ParameterizedTest
  @MethodSource
  void errorNamesTheOptionOrThePosition(String expected, List<String> args) {
    String error = CommandRun.of(args.toArray(String[]::new)).err();
    assertTrue(error.contains(expected), error);
  }

  static Stream<Arguments> errorNamesTheOptionOrThePosition() {
    return Stream.of(
        arguments("Unknown option (argument 3). Similar: --proxy", info("--prox", "x")),
        arguments("Unknown command (argument 1)", List.of("inof")),
        arguments("Unknown argument (argument 3)", info("x")),
        arguments("Missing: URL", List.of("info")),
        arguments("Missing: option --proxy", info("--proxy")),
        arguments("Missing: COMMAND", List.of()),
        arguments(
            "Given more than once: option --proxy",
            info("--proxy=http://a:1", "--proxy=http://b:1")),
        arguments("--port", List.of("serve", "--port", "x")));
  }
}
