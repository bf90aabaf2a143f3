package dev.sockjs.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code sockjs-bom} agrees with the root pom and with the modules of the build. */
final class BomTest {
  private static final String MANAGED = "/project/dependencyManagement/dependencies/dependency";

  private final Pom root = Reactor.root();
  private final Pom bom = Reactor.bom();

  @Test
  void bomManagesExactlyThePublishedModules() {
    List<String> published = Reactor.published();
    assertFalse(published.isEmpty(), "no module is published");
    assertEquals(sorted(published), sorted(bom.texts(MANAGED + "/artifactId")));
  }

  @Test
  void rootPomManagesTheSamePublishedModules() {
    assertEquals(
        sorted(bom.texts(MANAGED + "/artifactId")),
        sorted(managedByRoot().stream().filter(Reactor.published()::contains).toList()));
  }

  @Test
  void rootPomManagesModulesOfTheBuildOnly() {
    assertEquals(
        List.of(),
        managedByRoot().stream().filter(module -> !Reactor.modules().contains(module)).toList());
  }

  private List<String> managedByRoot() {
    return root.texts(MANAGED + "[groupId='dev.sockjs']/artifactId");
  }

  @Test
  void everyManagedVersionIsThatOfTheBuild() {
    String version = root.text("/project/version");
    assertEquals(version, bom.text("/project/version"));
    Stream.of(bom, root)
        .flatMap(pom -> pom.texts(MANAGED + "[groupId='dev.sockjs']/version").stream())
        .forEach(managed -> assertEquals(version, managed));
    assertEquals(
        bom.texts(MANAGED).size(), bom.texts(MANAGED + "[groupId='dev.sockjs']/version").size());
  }

  @Test
  void bomHasNoParentThatCouldManageOtherVersions() {
    assertEquals(List.of(), bom.texts("/project/parent"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "groupId",
        "url",
        "licenses",
        "developers",
        "scm",
        "properties/sockjs.url",
        "properties/sockjs.scm.url",
        "properties/sockjs.scm.connection"
      })
  void bomRepeatsTheProjectData(String element) {
    assertEquals(root.text("/project/" + element), bom.text("/project/" + element));
  }

  @ParameterizedTest
  @MethodSource("dev.sockjs.blackbox.Reactor#published")
  void everyPublishedModuleHasANameAndADescription(String module) {
    Pom pom = Reactor.pom(module);
    assertEquals(module, pom.text("/project/artifactId"));
    assertTrue(pom.text("/project/name").startsWith("SockJS "));
    assertFalse(pom.text("/project/description").isEmpty());
  }

  /**
   * The build compares the API of a module only with a stored one: see {@code tools/api-baseline}.
   */
  @ParameterizedTest
  @MethodSource("dev.sockjs.blackbox.Reactor#published")
  void everyPublishedModuleWithAnApiHasAStoredOne(String module) {
    boolean hasApi =
        Reactor.descriptor(module).exports().stream().anyMatch(exports -> !exports.isQualified());
    String stored = module + "-" + root.text("/project/properties/japicmp.baseline") + ".jar";
    assertEquals(hasApi, Files.exists(Reactor.directory(module).resolve("src/japicmp/" + stored)));
    assertEquals(
        hasApi ? List.of("false") : List.of(),
        Reactor.pom(module).texts("/project/properties/japicmp.skip"));
  }

  private static List<String> sorted(List<String> names) {
    return names.stream().sorted(Comparator.naturalOrder()).toList();
  }
}
