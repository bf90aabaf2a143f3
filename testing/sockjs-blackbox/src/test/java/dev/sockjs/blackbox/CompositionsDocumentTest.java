package dev.sockjs.blackbox;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.lang.module.ResolvedModule;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The libraries in {@code docs/compositions.md} are those that Maven resolves for the applications
 * in {@code examples}, and the applications need all of them.
 */
final class CompositionsDocumentTest {
  private final CompositionsDocument document = CompositionsDocument.read();

  @ParameterizedTest
  @EnumSource
  void documentListsWhatMavenResolves(ExampleApp app) {
    assertEquals(resolved(app), document.libraries(app.directory()));
  }

  @Test
  void documentListsEachLibraryOnceAndNothingElse() {
    assertEquals(
        Stream.of(ExampleApp.values())
            .flatMap(app -> resolved(app).stream())
            .distinct()
            .sorted()
            .toList(),
        document.rows().map(row -> row.get(0)).sorted().toList());
  }

  @Test
  void documentSaysWhyEachLibraryIsThere() {
    document.rows().forEach(row -> assertFalse(row.get(row.size() - 1).isEmpty(), row::toString));
  }

  /**
   * A module that no other module requires, and that provides no service which another one uses, is
   * not resolved when the application starts.
   */
  @ParameterizedTest
  @EnumSource
  void everyLibraryIsAModuleThatTheApplicationResolves(ExampleApp app) {
    Path[] path = app.path().paths().toArray(Path[]::new);
    ModuleFinder finder = ModuleFinder.of(path);
    List<ModuleDescriptor> present =
        finder.findAll().stream().map(ModuleReference::descriptor).toList();
    assertEquals(path.length, present.size());
    assertEquals(List.of(), present.stream().filter(ModuleDescriptor::isAutomatic).toList());

    Set<String> resolved =
        Configuration.resolveAndBind(
                finder,
                List.of(Configuration.empty()),
                ModuleFinder.ofSystem(),
                Set.of(app.module()))
            .modules()
            .stream()
            .map(ResolvedModule::name)
            .collect(toSet());
    assertEquals(
        List.of(),
        present.stream().map(ModuleDescriptor::name).filter(m -> !resolved.contains(m)).toList());
  }

  private static SortedSet<String> resolved(ExampleApp app) {
    return app.libraries().stream()
        .map(CompositionsDocumentTest::library)
        .collect(toCollection(TreeSet::new));
  }

  /** The name and version of a library; only the name if it is a module of this build. */
  private static String library(Path path) {
    return Reactor.modules().stream()
        .filter(module -> path.startsWith(Reactor.directory(module).resolve("target")))
        .findFirst()
        .orElseGet(() -> path.getFileName().toString().replaceFirst("-(\\d.*)[.]jar$", " $1"));
  }
}
