package dev.sockjs.blackbox;

import static java.util.stream.Collectors.joining;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The class path or module path of an application: the jars of this build, or the directories of
 * classes if the build stops before the jars.
 */
public record Jars(List<Path> paths) {

  static Jars none() {
    return new Jars(List.of());
  }

  /** Returns the path that Maven builds for an application that depends on {@code modules}. */
  public static Jars of(String... modules) {
    return Stream.of(modules)
        .map(module -> own(module).and(new Jars(Reactor.runtimeClassPath(module))))
        .reduce(none(), Jars::and);
  }

  /** All modules of this build with their dependencies. */
  static Jars all() {
    return new Jars(Reactor.runtimeClassPath("sockjs-blackbox"));
  }

  /** Returns the jars that the pom of this module copies to {@code target/jars/NAME}. */
  static Jars copiedTo(String name) {
    Path directory = Reactor.directory("sockjs-blackbox").resolve("target/jars").resolve(name);
    try (Stream<Path> jars = Files.list(directory)) {
      return new Jars(jars.toList());
    } catch (IOException e) {
      throw new IllegalStateException("The build has not copied any jars to " + directory, e);
    }
  }

  private static Jars own(String module) {
    Path target = Reactor.directory(module).resolve("target");
    return new Jars(all().paths.stream().filter(path -> path.startsWith(target)).toList());
  }

  Jars and(Jars more) {
    return new Jars(Stream.concat(paths.stream(), more.paths.stream()).distinct().toList());
  }

  Jars without(Jars others) {
    return new Jars(paths.stream().filter(path -> !others.paths.contains(path)).toList());
  }

  /** Removes the jars whose file names start with one of {@code prefixes}. */
  Jars without(String... prefixes) {
    return new Jars(
        paths.stream()
            .filter(path -> Stream.of(prefixes).noneMatch(name(path)::startsWith))
            .toList());
  }

  /** The file names. */
  List<String> names() {
    return paths.stream().map(Jars::name).toList();
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }

  /** Returns the path in the form that java and javac expect. */
  @Override
  public String toString() {
    return paths.stream().map(Path::toString).collect(joining(File.pathSeparator));
  }
}
