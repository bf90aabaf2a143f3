package dev.sockjs.blackbox.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.sockjs.blackbox.Reactor;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Compares the texts in {@code docs/troubleshooting.md} with those that are provoked here, and with
 * the literals in the code. The tests with real proxies do that for nginx and HAProxy.
 */
final class TroubleshootingDocumentTest {

  private static final Document DOCUMENT = Document.read("docs/troubleshooting.md");

  /** Texts of this library that other tests provoke, because it takes seconds. */
  private static final Set<String> PROVOKED_ELSEWHERE =
      Set.of(
          "`10 responses in a row were empty`", // RequestLoopTest
          "`10 responses in a row brought nothing: ...`"); // ForeignResponsesTest

  /** Texts of the JDK: for certificates without alternative names, and for sockets. */
  private static final Set<String> NOT_PROVOKED =
      Set.of("`No name matching ... found`", "`Unsupported or unrecognized SSL message`");

  /** Texts that must come in reality, not only in the code: all of failed connects. */
  @Test
  void textsOfFailedConnectsAreProvoked() {
    List<String> texts = texts(ProvokedEnds.ofConnects());
    Literals literals = Literals.of(Reactor.published());
    List<String> missing =
        Stream.of("No info", "A transport fails")
            .flatMap(section -> DOCUMENT.section(section).entries().stream())
            .filter(entry -> !isAmong(texts, entry) && !literals.contain(entry))
            .toList();
    assertEquals(List.of(), missing, () -> String.join("\n", texts));
  }

  @Test
  void textsOfSessionEndsAreProvoked() {
    List<String> texts = texts(ProvokedEnds.ofOpenSessions());
    Literals literals = Literals.of(Reactor.published());
    List<String> missing =
        DOCUMENT.section("An open connection ends").entries().stream()
            .filter(entry -> !PROVOKED_ELSEWHERE.contains(entry))
            .filter(entry -> !isAmong(texts, entry) && !literals.contain(entry))
            .toList();
    assertEquals(List.of(), missing, () -> String.join("\n", texts));
  }

  @Test
  void textsOfTheJdkAboutTlsAreProvoked() {
    List<String> texts = texts(ProvokedTls.ends());
    List<String> missing =
        DOCUMENT.section("TLS").entries().stream()
            .filter(entry -> !NOT_PROVOKED.contains(entry) && !isAmong(texts, entry))
            .toList();
    assertEquals(List.of(), missing, () -> String.join("\n", texts));
  }

  @ParameterizedTest
  @ValueSource(strings = {"A call throws", "In the log"})
  void otherTextsAreInTheCode(String section) {
    List<String> entries = DOCUMENT.section(section).entries();
    assertFalse(entries.isEmpty());
    Literals literals = Literals.of(Reactor.published());
    assertEquals(List.of(), entries.stream().filter(entry -> !literals.contain(entry)).toList());
  }

  /** What the command prints: in the code, its first letter is not always a capital one. */
  @Test
  void textsOfTheProbeCommandAreInItsCode() {
    Literals literals = Literals.of(List.of("sockjs-cli"));
    Matcher quotes = Pattern.compile("(?m)^\\* `probe`: (.*)$").matcher(DOCUMENT.text());
    List<String> texts =
        quotes
            .results()
            .flatMap(line -> Pattern.compile("`([^`]+)`").matcher(line.group(1)).results())
            .map(text -> text.group(1).replaceFirst("^WebSocket upgrade refused: \\d+", ""))
            .filter(text -> !text.equals("websocket"))
            .distinct()
            .toList();
    assertFalse(texts.isEmpty());
    assertEquals(List.of(), texts.stream().filter(text -> !literals.contain(text)).toList());
  }

  private static List<String> texts(List<ProvokedEnd> ends) {
    return ends.stream().flatMap(end -> end.texts().stream()).distinct().sorted().toList();
  }

  private static boolean isAmong(List<String> texts, String entry) {
    Pattern pattern = Wildcards.pattern(entry);
    return texts.stream().anyMatch(text -> pattern.matcher(text).find());
  }
}
