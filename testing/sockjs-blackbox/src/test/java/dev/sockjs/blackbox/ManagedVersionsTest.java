package dev.sockjs.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code docs/dependencies.md} has the versions that Spring Boot manages and the properties that
 * replace them. The profile {@code consumers} runs this test.
 */
final class ManagedVersionsTest {

  /** The first jar of each library; the table has a row for each. Jackson 3 is another library. */
  private static final Map<String, Pattern> JARS =
      Map.of(
          "Jetty", Pattern.compile("/jetty-client-(.+)\\.jar"),
          "Jakarta WebSocket API", Pattern.compile("/jakarta\\.websocket-client-api-(.+)\\.jar"),
          "Jackson", Pattern.compile("/jackson-core-(2\\..+)\\.jar"),
          "SLF4J", Pattern.compile("/slf4j-api-(.+)\\.jar"));

  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|$");

  private static final Pattern PROPERTY_ROW =
      Pattern.compile("(?m)^\\| `([\\w.-]+)` \\|([^|]*)\\|([^|]*)\\|([^|]*)\\|$");

  private static final Pattern PROPERTY_IN_TEXT =
      Pattern.compile("`([\\w-]+\\.version)` (?:with|to)\\s`([^`]+)`");

  private static final Pattern NETTY = Pattern.compile("netty-common-(.+)\\.jar");

  private static final Pattern TOO_LOW =
      Pattern.compile("Require upper bound dependencies error for ([\\w.]+):");

  private static String document = "";
  private static List<MatchResult> rows = List.of();

  @BeforeAll
  static void readDocument() throws IOException {
    document = Files.readString(Reactor.root("docs/dependencies.md"));
    rows = ROW.matcher(document).results().filter(row -> JARS.containsKey(row.group(1))).toList();
    assertEquals(JARS.size(), rows.size());
  }

  private static Path project(String boot) {
    return Reactor.directory("sockjs-blackbox").resolve("target/it/spring-boot-" + boot);
  }

  /** Returns the versions in a column of the table, by library. */
  private static Map<String, String> column(int group) {
    return rows.stream()
        .collect(Collectors.toMap(row -> row.group(1), row -> row.group(group).strip()));
  }

  private static int group(String boot) {
    return 3 + List.of("3.5", "4.0", "4.1").indexOf(boot);
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.5", "4.0", "4.1"})
  void theTableHasTheVersionsOfTheExecutableJar(String boot) throws IOException {
    assertEquals(column(group(boot)), versions(boot, "versions-of-spring-boot.jar"));
  }

  /** Returns the versions of the libraries in an executable jar. */
  private static Map<String, String> versions(String boot, String jar) throws IOException {
    try (JarFile file = new JarFile(project(boot).resolve("target").resolve(jar).toFile())) {
      List<String> names = file.stream().map(JarEntry::getName).toList();
      return JARS.entrySet().stream()
          .collect(
              Collectors.toMap(
                  Map.Entry::getKey,
                  library ->
                      names.stream()
                          .flatMap(name -> library.getValue().matcher(name).results())
                          .map(match -> match.group(1))
                          .collect(Collectors.joining(" "))));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.5", "4.0", "4.1"})
  void theInteropTestsRunWithTheVersionsOfSpringBoot(String boot) {
    String tested =
        Reactor.pom("sockjs-blackbox")
            .text("//execution[id='spring-boot-" + boot + "']//sockjs.tested-libraries");
    Map<String, String> versions = column(group(boot));
    assertEquals(
        Set.of(
            "jetty-client-" + versions.get("Jetty"),
            "jetty-http2-client-" + versions.get("Jetty"),
            "jetty-websocket-core-client-" + versions.get("Jetty"),
            "jakarta.websocket-client-api-" + versions.get("Jakarta WebSocket API"),
            "jackson-core-" + versions.get("Jackson"),
            "slf4j-api-" + versions.get("SLF4J")),
        Set.of(tested.split(", ")));
  }

  /** The document lists those properties, with our versions, that the enforcer makes necessary. */
  @ParameterizedTest
  @ValueSource(strings = {"3.5", "4.0", "4.1"})
  void theListedPropertiesAreThoseThatTheEnforcerMakesNecessary(String boot) throws IOException {
    Map<String, String> listed =
        PROPERTY_ROW
            .matcher(document)
            .results()
            .filter(row -> !row.group(group(boot) - 1).isBlank())
            .collect(
                Collectors.toMap(row -> row.group(1), row -> row.group(group(boot) - 1).strip()));
    Pom pom = Pom.of(project(boot));
    String properties = "/project/profiles/profile[id='our-versions']/properties/";
    listed.forEach((name, version) -> assertEquals(version, pom.text(properties + name)));
    assertEquals(listed.size() + 1, pom.texts(properties + "*").size());
    Set<String> tooLow =
        TOO_LOW
            .matcher(Files.readString(project(boot).resolve("build.log")))
            .results()
            .map(error -> property(error.group(1), boot))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(tooLow, new TreeSet<>(listed.keySet()));
  }

  /** What has nothing to do with our modules: the server in the projects, and Netty in tests. */
  @Test
  void theTextNamesTheOtherProperties() {
    Map<String, String> named =
        PROPERTY_IN_TEXT
            .matcher(document)
            .results()
            .collect(Collectors.toMap(match -> match.group(1), match -> match.group(2)));
    Pom pom = Pom.of(project("4.0"));
    String netty = Jars.all().names().stream().filter(NETTY.asMatchPredicate()).findFirst().get();
    Map<String, String> expected = new HashMap<>();
    for (String name : List.of("jspecify", "micrometer", "spring-framework")) {
      String property = name + ".version";
      expected.put(property, pom.text("/project/properties/" + property));
    }
    expected.put("netty.version", netty.replaceAll(NETTY.pattern(), "$1"));
    assertEquals(expected, named);
  }

  /** Returns the property of Spring Boot for a group of libraries. */
  private static String property(String group, String boot) {
    if (group.startsWith("org.eclipse.jetty")) {
      return "jetty.version";
    }
    return switch (group) {
      case "com.fasterxml.jackson.core" ->
          boot.equals("3.5") ? "jackson-bom.version" : "jackson-2-bom.version";
      case "jakarta.websocket" -> "jakarta-websocket.version";
      default -> throw new AssertionError("No property is known for " + group);
    };
  }
}
