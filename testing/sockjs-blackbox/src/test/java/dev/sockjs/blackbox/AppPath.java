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
 * Runs small applications on the module path or on the class path. Their sources are in {@code
 * src/test/resources/apps}. Each directory there is a module with one package of the same name; on
 * the class path its descriptor is left out.
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
   * @param app the name of the application
   * @param jars the path besides its own classes
   * @return its output
   * @throws AssertionError if it fails or does not end; the message contains its output
   */
  ProcessOutput run(String app, Jars jars, String... args) {
    return runMain(app, jars.and(compile(app, jars)), args);
  }

  /**
   * Runs the class {@code Main} of a compiled application in a JVM of its own.
   *
   * @param module the name of the application's module and of its package
   * @param jars the whole path
   * @return its output
   * @throws AssertionError if it fails or does not end; the message contains its output
   */
  ProcessOutput runMain(String module, Jars jars, String... args) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(ForkedProcess.tool("java"), "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of(option, jars.toString()));
    if (this == MODULE_PATH) {
      command.addAll(List.of("--module", module + "/" + module + ".Main"));
    } else {
      command.add(module + ".Main");
    }
    command.addAll(List.of(args));
    return ForkedProcess.run(command);
  }

  /** Compiles an application that needs only the modules of this build. */
  Jars compile(String app) {
    return compile(app, Jars.none());
  }

  /**
   * Compiles an application on the first call and returns its classes.
   *
   * @param app the name of the application
   * @param more the jars that it needs besides the modules of this build
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

  private void javac(List<Path> sources, Path classes, Jars path) {
    List<String> args = new ArrayList<>(List.of("-Xlint:all", "-Werror"));
    args.addAll(List.of("-d", classes.toString(), option, path.toString()));
    sources.forEach(source -> args.add(source.toString()));
    ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
    StringWriter messages = new StringWriter();
    PrintWriter printer = new PrintWriter(messages);
    if (javac.run(printer, printer, args.toArray(String[]::new)) != 0) {
      throw new AssertionError("javac failed:\n" + messages);
    }
  }

  /** Returns the sources of an application and copies its other files. */
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
