package dev.sockjs.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The artifacts of a release are complete, and a second build makes the same. The profile {@code
 * release} builds everything again from a copy of the sources, then runs this test.
 */
final class ReleaseTest {
  private static final Path SECOND_BUILD =
      Reactor.directory("sockjs-blackbox").resolve("target/second/build");

  /** The files of a release but the poms, as paths below the root of the build. */
  static Stream<String> artifacts() {
    Stream<String> ofModules = Reactor.published().stream().flatMap(ReleaseTest::artifacts);
    Stream<String> ofBuild = Stream.of("target/bom.json", "target/bom.xml");
    return Stream.of(ofBuild, ofModules, archives()).flatMap(files -> files);
  }

  /** The archives of the command. */
  private static Stream<String> archives() {
    return Stream.of("zip", "tar.gz")
        .map(Distribution::archive)
        .map(file -> Reactor.root("").relativize(file).toString());
  }

  private static Stream<String> artifacts(String module) {
    String jar = module + "-" + Reactor.root().text("/project/version");
    return Stream.of(
            jar + ".jar", jar + "-sources.jar", jar + "-javadoc.jar", "bom.json", "bom.xml")
        .map(file -> Reactor.directory(module).resolve("target").resolve(file))
        .map(file -> Reactor.root("").relativize(file).toString());
  }

  @ParameterizedTest
  @MethodSource("artifacts")
  void secondBuildMakesTheSameBytes(String artifact) throws IOException {
    Path first = Reactor.root(artifact);
    assertTrue(Files.size(first) > 0);
    assertEquals(-1, Files.mismatch(first, SECOND_BUILD.resolve(artifact)));
  }

  @Test
  @DisabledIfSystemProperty(named = "sockjs.unsigned", matches = "true")
  void everyArtifactIsSigned() {
    Stream<String> poms =
        Stream.concat(Stream.of("sockjs-parent", "sockjs-bom"), Reactor.published().stream())
            .map(ReleaseTest::signedPom);
    List<Path> unsigned =
        Stream.concat(artifacts(), poms)
            .map(artifact -> Reactor.root(artifact + ".asc"))
            .filter(signature -> !Files.isRegularFile(signature))
            .toList();
    assertEquals(List.of(), unsigned);
  }

  private static String signedPom(String artifact) {
    Path target =
        switch (artifact) {
          case "sockjs-parent" -> Reactor.root("target");
          case "sockjs-bom" -> Reactor.root("sockjs-bom/target");
          default -> Reactor.directory(artifact).resolve("target");
        };
    String version = Reactor.root().text("/project/version");
    Path pom = target.resolve(artifact + "-" + version + ".pom");
    return Reactor.root("").relativize(pom).toString();
  }
}
