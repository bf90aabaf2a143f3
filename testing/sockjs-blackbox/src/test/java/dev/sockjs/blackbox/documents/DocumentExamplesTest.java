package dev.sockjs.blackbox.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.sockjs.blackbox.Reactor;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares the Java examples of the documents with test classes that compile and run them. There,
 * each example is between the comments "begin example" and "end example", in the order of the
 * document. White space makes no difference.
 */
final class DocumentExamplesTest {

  private static final String PACKAGE =
      "testing/sockjs-blackbox/src/test/java/dev/sockjs/blackbox/";

  private static final String KROSSBOW =
      "examples/krossbow/src/test/java/dev/sockjs/examples/krossbow/";

  private static final String SPRING =
      "integrations/sockjs-spring/src/test/java/dev/sockjs/spring/";

  private static final String SPRING_BOOT =
      "integrations/sockjs-spring-boot-starter/src/test/java/dev/sockjs/spring/boot/";

  private static final String SPRING_TEST =
      "integrations/sockjs-spring-test/src/test/java/dev/sockjs/spring/test/";

  /** The test classes of each document, which may be of other modules, in its order. */
  private static final Map<String, List<String>> TESTS =
      new TreeMap<>(
          Map.ofEntries(
              entry("README.md", PACKAGE + "ExamplesTest"),
              entry("docs/close-codes.md", PACKAGE + "documents/CloseCodesExamplesTest"),
              entry("docs/from-javascript.md", PACKAGE + "documents/FromJavaScriptExamplesTest"),
              entry(
                  "docs/from-spring.md",
                  SPRING + "FromSpringExamplesTest",
                  SPRING_TEST + "ChatTest"),
              entry("docs/guide.md", PACKAGE + "documents/GuideExamplesTest"),
              entry("docs/proxies-and-balancers.md", PACKAGE + "documents/ProxiesExamplesTest"),
              entry("docs/security.md", PACKAGE + "documents/SecurityExamplesTest"),
              entry("docs/spring-boot.md", SPRING_BOOT + "DocumentExamples"),
              entry("docs/stomp.md", SPRING_TEST + "GreetingTest"),
              entry("docs/stomp-without-spring.md", KROSSBOW + "StompInJavaTest"),
              entry("docs/transports.md", PACKAGE + "documents/TransportsExamplesTest")));

  private static Map.Entry<String, List<String>> entry(String document, String... testClasses) {
    return Map.entry(document, List.of(testClasses));
  }

  static {
    TESTS.put(
        "docs/observing.md",
        List.of(
            PACKAGE + "documents/ObservingExamplesTest",
            "integrations/sockjs-micrometer/src/test/java/dev/sockjs/micrometer/"
                + "SockJsClientMetricsTest"));
  }

  static {
    TESTS.put("docs/reconnect.md", List.of(PACKAGE + "documents/ReconnectExamplesTest"));
  }

  /** Documents whose examples are compared with other modules. */
  private static final List<String> TESTED_ELSEWHERE =
      List.of("docs/compositions.md", "docs/custom-transport.md");

  static Set<String> documents() {
    return TESTS.keySet();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void documentContainsTheExamplesOfItsTest(String document) {
    List<String> examples = Document.read(document).blocks("java");
    assertFalse(examples.isEmpty());
    assertEquals(
        Objects.requireNonNull(TESTS.get(document)).stream()
            .flatMap(testClass -> examplesOf(testClass).stream())
            .toList(),
        examples.stream().map(DocumentExamplesTest::withoutSpace).toList());
  }

  @Test
  void everyDocumentWithExamplesHasATest() {
    List<String> untested =
        Document.all().stream()
            .filter(document -> !document.blocks("java").isEmpty())
            .map(Document::name)
            .filter(Predicate.not(TESTS::containsKey))
            .filter(Predicate.not(TESTED_ELSEWHERE::contains))
            .toList();
    assertEquals(List.of(), untested);
  }

  private static List<String> examplesOf(String testClass) {
    String source = Document.read(Reactor.root(testClass + ".java"));
    return Pattern.compile("(?ms)^ *// begin example\n(.*?)^ *// end example")
        .matcher(source)
        .results()
        .map(found -> withoutSpace(found.group(1)))
        .toList();
  }

  private static String withoutSpace(String code) {
    return code.replaceAll("\\s", "");
  }
}
