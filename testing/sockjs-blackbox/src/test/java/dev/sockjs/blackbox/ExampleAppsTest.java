package dev.sockjs.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The applications in {@code examples} run, each with the libraries that Maven resolved for it. */
final class ExampleAppsTest extends AppTest {

  @ParameterizedTest
  @EnumSource
  void runsOnTheModulePath(ExampleApp app) {
    assertRuns(app, AppPath.MODULE_PATH);
  }

  @ParameterizedTest
  @EnumSource
  void runsOnTheClassPath(ExampleApp app) {
    assertRuns(app, AppPath.CLASS_PATH);
  }

  private static void assertRuns(ExampleApp app, AppPath path) {
    assertPrinted(app.conversation(), path.runMain(app.module(), app.path(), url()));
  }

  @Test
  void everyApplicationOfTheExamplesIsTested() throws IOException {
    try (Stream<Path> files = Files.walk(Reactor.root("examples"))) {
      assertEquals(
          Stream.of(ExampleApp.values()).map(ExampleApp::directory).sorted().toList(),
          files
              .filter(file -> file.endsWith("Main.java"))
              .map(file -> Reactor.root("examples").relativize(file).getName(0).toString())
              .sorted()
              .toList());
    }
  }
}
