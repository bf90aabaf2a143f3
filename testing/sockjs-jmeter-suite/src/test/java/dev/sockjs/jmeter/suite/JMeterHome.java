package dev.sockjs.jmeter.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** An installation of JMeter, with the jar "all" in lib/ext. The tests of the module share it. */
final class JMeterHome {
  private static final Path TARGET = Path.of("target").toAbsolutePath();

  private final Path directory;

  private JMeterHome(Path directory) {
    this.directory = directory;
  }

  static synchronized JMeterHome installed() {
    Path original = Path.of(System.getProperty("sockjs.jmeter.home")).normalize();
    Path copy = TARGET.resolve("jmeter");
    try {
      if (!Files.exists(copy.resolve("complete"))) {
        copyTree(original, copy);
        Files.createDirectories(copy.resolve("lib/junit")); // JMeter complains if it is missing
        Files.createFile(copy.resolve("complete"));
      }
      Files.copy(
          allJar(),
          copy.resolve("lib/ext/sockjs-jmeter-all.jar"),
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new JMeterHome(copy);
  }

  /** Returns the jar "all", from the class path of the tests. */
  static Path allJar() {
    return Stream.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1))
        .map(Path::of)
        .filter(path -> path.getFileName().toString().matches("sockjs-jmeter-.*-all\\.jar"))
        .findFirst()
        .orElseThrow(
            () -> new AssertionError("The jar sockjs-jmeter-*-all.jar is not on the class path"));
  }

  static Path plan(String name) {
    return Path.of(System.getProperty("sockjs.jmeter.plans")).resolve(name).normalize();
  }

  /** Returns an empty directory for the files of a run. */
  static Path emptyDirectory(String name) throws IOException {
    Path directory = TARGET.resolve("runs").resolve(name);
    if (Files.exists(directory)) {
      try (Stream<Path> files = Files.walk(directory)) {
        files.sorted(java.util.Comparator.reverseOrder()).forEach(JMeterHome::delete);
      }
    }
    return Files.createDirectories(directory);
  }

  Path launcher() {
    return directory.resolve("bin/ApacheJMeter.jar");
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copyTree(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }
}
