package dev.sockjs.blackbox;

import static java.util.stream.Collectors.toMap;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The modules of this Maven build, their directories and their compiled classes. */
final class Reactor {
  private static final Path ROOT = findRoot();
  private static final Map<String, Path> DIRECTORIES = directories();

  private Reactor() {}

  static Path root(String file) {
    return ROOT.resolve(file);
  }

  static Pom root() {
    return Pom.of(ROOT);
  }

  static Pom bom() {
    return Pom.of(ROOT.resolve("sockjs-bom"));
  }

  /** The artifact ids of all modules. */
  static List<String> modules() {
    return List.copyOf(DIRECTORIES.keySet());
  }

  /** The artifact ids of the modules that a release publishes as jars. */
  static List<String> published() {
    return DIRECTORIES.keySet().stream()
        .filter(module -> !module.equals("sockjs-bom") && !deploySkipped(module))
        .toList();
  }

  private static boolean deploySkipped(String module) {
    return pom(module).texts("/project/properties/maven.deploy.skip").equals(List.of("true"));
  }

  static Pom pom(String module) {
    return Pom.of(directory(module));
  }

  static Path directory(String module) {
    Path directory = DIRECTORIES.get(module);
    if (directory == null) {
      throw new IllegalArgumentException("Not a module of this build: " + module);
    }
    return directory;
  }

  /** The directory of each module, by artifact id. */
  private static Map<String, Path> directories() {
    return root().texts("/project/modules/module").stream()
        .map(ROOT::resolve)
        .collect(
            toMap(
                directory -> Pom.of(directory).texts("/project/artifactId").get(0),
                directory -> directory,
                (first, second) -> first,
                LinkedHashMap::new));
  }

  /** The runtime class path of {@code module}, as Maven resolved it in this build. */
  static List<Path> runtimeClassPath(String module) {
    Path file = directory(module).resolve("target/runtime.classpath");
    try {
      return Stream.of(Files.readString(file).split(File.pathSeparator))
          .filter(path -> !path.isEmpty())
          .map(Path::of)
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException("The module is not built: " + module, e);
    }
  }

  /** The directory with the compiled main classes of {@code module}. */
  static Path classes(String module) {
    Path classes = directory(module).resolve("target/classes");
    if (!Files.isDirectory(classes)) {
      throw new IllegalStateException("The module is not compiled: there is no " + classes);
    }
    return classes;
  }

  static ModuleDescriptor descriptor(String module) {
    Set<ModuleReference> found = ModuleFinder.of(classes(module)).findAll();
    if (found.size() != 1) {
      throw new IllegalStateException(
          "Expected one module in " + classes(module) + ", but found " + found);
    }
    return found.iterator().next().descriptor();
  }

  /** The descriptors of all published modules. */
  static Stream<ModuleDescriptor> descriptors() {
    return published().stream().map(Reactor::descriptor);
  }

  /** The classes of all published modules. */
  static JavaClasses publishedClasses() {
    return new ClassFileImporter().importPaths(published().stream().map(Reactor::classes).toList());
  }

  private static Path findRoot() {
    Path directory = Path.of("").toAbsolutePath();
    while (!Files.exists(directory.resolve("sockjs-bom/pom.xml"))) {
      directory = directory.getParent();
      if (directory == null) {
        throw new IllegalStateException(
            "No parent of " + Path.of("").toAbsolutePath() + " is the root of the build");
      }
    }
    return directory;
  }
}
