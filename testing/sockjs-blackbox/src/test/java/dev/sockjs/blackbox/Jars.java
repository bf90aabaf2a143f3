package dev.sockjs.blackbox;

import static java.util.stream.Collectors.joining;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an application has on its path: the jars of this build, or directories of classes where the
 * build does not go as far as jars.
 */
public record Jars(List<Path> paths) {

  static Jars none() {
    return new Jars(List.of());
  }

  /** What Maven gives an application that depends on {@code modules}: these and all they need. */
  public static Jars of(String... modules) {
    return Stream.of(modules)
        .map(module -> own(module).and(new Jars(Reactor.runtimeClassPath(module))))
        .reduce(none(), Jars::and);
  }

  /** Everything that there is to compile against. */
  static Jars all() {
    return new Jars(Reactor.runtimeClassPath("sockjs-blackbox"));
  }

  /** What the pom of this module copies to a directory below {@code target/jars}. */
  static Jars copied(String name) {
    Path directory = Reactor.directory("sockjs-blackbox").resolve("target/jars").resolve(name);
    try (Stream<Path> jars = Files.list(directory)) {
      return new Jars(jars.toList());
    } catch (IOException e) {
      throw new IllegalStateException("Not copied: " + directory, e);
    }
  }

  private static Jars own(String module) {
    Path target = Reactor.directory(module).resolve("target");
    return new Jars(all().paths.stream().filter(path -> path.startsWith(target)).toList());
  }

  Jars and(Jars more) {
    return new Jars(Stream.concat(paths.stream(), more.paths.stream()).distinct().toList());
  }

  Jars without(Jars some) {
    return new Jars(paths.stream().filter(path -> !some.paths.contains(path)).toList());
  }

  /** All but those whose names begin like this. */
  Jars without(String... prefixes) {
    return new Jars(
        paths.stream()
            .filter(path -> Stream.of(prefixes).noneMatch(name(path)::startsWith))
            .toList());
  }

  /** The names of the files. */
  List<String> names() {
    return paths.stream().map(Jars::name).toList();
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }

  /** As java and javac want it. */
  @Override
  public String toString() {
    return paths.stream().map(Path::toString).collect(joining(File.pathSeparator));
  }
}
