package dev.sockjs.blackbox.proxies;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The proxy programs, from Debian packages. They run in the foreground and log to their output. */
enum ProxyProgram {
  HAPROXY("haproxy", "haproxy", "-db", "-f", "CONFIG"),
  NGINX("nginx", "nginx", "-p", "DIRECTORY", "-e", "stderr", "-c", "CONFIG"),
  TINYPROXY("tinyproxy", "tinyproxy-bin", "-d", "-c", "CONFIG");

  /** The directories of servers in Debian, which are often not on the {@code PATH}. */
  private static final List<String> SYSTEM_DIRECTORIES =
      List.of("/usr/local/sbin", "/usr/sbin", "/sbin");

  private final String program;
  private final String debianPackage;
  private final List<String> arguments;

  ProxyProgram(String program, String debianPackage, String... arguments) {
    this.program = program;
    this.debianPackage = debianPackage;
    this.arguments = List.of(arguments);
  }

  /** Returns the command that runs the program with a configuration file in {@code directory}. */
  List<String> command(Path directory, String config) {
    String configFile = directory.resolve(config).toString();
    Stream<String> filled =
        arguments.stream()
            .map(each -> each.replace("CONFIG", configFile))
            .map(each -> each.replace("DIRECTORY", directory.toString()));
    return Stream.concat(Stream.of(find(searchedDirectories()).toString()), filled).toList();
  }

  private static List<String> searchedDirectories() {
    Stream<String> path = Stream.of(System.getenv("PATH").split(File.pathSeparator, 0));
    return Stream.concat(path, SYSTEM_DIRECTORIES.stream()).distinct().toList();
  }

  /**
   * Finds the program in one of {@code directories}.
   *
   * @throws IllegalStateException if it is missing; the message names the Debian package
   */
  Path find(List<String> directories) {
    return directories.stream()
        .map(directory -> Path.of(directory, program))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "There is no %s in %s: install the Debian package %s"
                        .formatted(program, directories, debianPackage)));
  }
}
