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
import java.util.stream.Stream;
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

  private static final String SPRING =
      "integrations/sockjs-spring/src/test/java/dev/sockjs/spring/";

  private static final String SPRING_BOOT =
      "integrations/sockjs-spring-boot-starter/src/test/java/dev/sockjs/spring/boot/";

  private static final String SPRING_TEST =
      "integrations/sockjs-spring-test/src/test/java/dev/sockjs/spring/test/";

  /** More test classes, whose examples follow those of the first. */
  private static final Map<String, String> MORE_TESTS =
      Map.of("docs/from-spring.md", SPRING_TEST + "ChatTest");

  /** The test class of each document, which may be of another module. */
  private static final Map<String, String> TESTS =
      new TreeMap<>(
          Map.of(
              "README.md", PACKAGE + "ExamplesTest",
              "docs/close-codes.md", PACKAGE + "documents/CloseCodesExamplesTest",
              "docs/from-javascript.md", PACKAGE + "documents/FromJavaScriptExamplesTest",
              "docs/from-spring.md", SPRING + "FromSpringExamplesTest",
              "docs/guide.md", PACKAGE + "documents/GuideExamplesTest",
              "docs/proxies-and-balancers.md", PACKAGE + "documents/ProxiesExamplesTest",
              "docs/security.md", PACKAGE + "documents/SecurityExamplesTest",
              "docs/spring-boot.md", SPRING_BOOT + "DocumentExamples",
              "docs/stomp.md", SPRING_TEST + "GreetingTest",
              "docs/transports.md", PACKAGE + "documents/TransportsExamplesTest"));

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
        Stream.of(TESTS.get(document), MORE_TESTS.get(document))
            .filter(Objects::nonNull)
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
