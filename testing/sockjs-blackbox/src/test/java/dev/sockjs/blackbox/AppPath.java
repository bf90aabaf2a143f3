package dev.sockjs.blackbox;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * How an application is put together. Applications are in {@code src/test/resources/apps}; each is
 * a module, named like its directory and its only package, and plain classes if its descriptor is
 * left out.
 */
enum AppPath {
  MODULE_PATH("--module-path"),
  CLASS_PATH("--class-path");

  private static final Path SOURCES =
      Reactor.directory("sockjs-blackbox").resolve("src/test/resources/apps");
  private static final Path CLASSES = Reactor.directory("sockjs-blackbox").resolve("target/apps");

  private final String option;
  private final Map<String, Jars> compiled = new ConcurrentHashMap<>();

  AppPath(String option) {
    this.option = option;
  }

  /**
   * Runs the main class of an application in a JVM of its own.
   *
   * @param app its name
   * @param jars what it gets besides its own classes
   * @return what it printed
   * @throws AssertionError with all it printed, if it fails or does not end
   */
  ProcessOutput run(String app, Jars jars, String... args) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(ForkedProcess.tool("java"), "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of(option, jars.and(compile(app, jars)).toString()));
    if (this == MODULE_PATH) {
      command.addAll(List.of("--module", app + "/" + app + ".Main"));
    } else {
      command.add(app + ".Main");
    }
    command.addAll(List.of(args));
    return ForkedProcess.run(command);
  }

  /** The classes of an application that needs nothing but the modules of this build. */
  Jars compile(String app) {
    return compile(app, Jars.none());
  }

  /**
   * Compiles an application, unless that was done before.
   *
   * @param app its name
   * @param more what it needs besides the modules of this build
   * @return its classes
   */
  Jars compile(String app, Jars more) {
    return compiled.computeIfAbsent(
        app,
        name -> {
          Path classes = CLASSES.resolve(name()).resolve(name);
          try {
            javac(sources(SOURCES.resolve(name), classes), classes, Jars.all().and(more));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          return new Jars(List.of(classes));
        });
  }

  private void javac(List<Path> sources, Path classes, Jars against) {
    List<String> args = new ArrayList<>(List.of("-Xlint:all", "-Werror"));
    args.addAll(List.of("-d", classes.toString(), option, against.toString()));
    sources.forEach(source -> args.add(source.toString()));
    ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
    StringWriter complaints = new StringWriter();
    PrintWriter printer = new PrintWriter(complaints);
    if (javac.run(printer, printer, args.toArray(String[]::new)) != 0) {
      throw new AssertionError("javac says:\n" + complaints);
    }
  }

  /** The sources of an application, after its other files were copied. */
  private List<Path> sources(Path from, Path to) throws IOException {
    List<Path> sources = new ArrayList<>();
    try (Stream<Path> files = Files.walk(from).filter(Files::isRegularFile)) {
      for (Path file : files.toList()) {
        if (!file.toString().endsWith(".java")) {
          Path copy = to.resolve(from.relativize(file));
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        } else if (this == MODULE_PATH || !file.endsWith("module-info.java")) {
          sources.add(file);
        }
      }
    }
    return sources;
  }
}
