package dev.sockjs.blackbox.proxies;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A program from a Debian package that stays in the foreground and logs to its output. */
enum ProxyProgram {
  HAPROXY("haproxy", "haproxy", "-db", "-f", "CONFIG"),
  NGINX("nginx", "nginx", "-p", "DIRECTORY", "-e", "stderr", "-c", "CONFIG"),
  TINYPROXY("tinyproxy", "tinyproxy-bin", "-d", "-c", "CONFIG");

  /** Where Debian puts servers, which is not on everybody's {@code PATH}. */
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

  /** The command that runs it with the configuration file of this name in this directory. */
  List<String> command(Path directory, String config) {
    String configFile = directory.resolve(config).toString();
    Stream<String> given =
        arguments.stream()
            .map(each -> each.replace("CONFIG", configFile))
            .map(each -> each.replace("DIRECTORY", directory.toString()));
    return Stream.concat(Stream.of(find(searched()).toString()), given).toList();
  }

  private static List<String> searched() {
    Stream<String> path = Stream.of(System.getenv("PATH").split(File.pathSeparator, 0));
    return Stream.concat(path, SYSTEM_DIRECTORIES.stream()).distinct().toList();
  }

  /**
   * Looks it up.
   *
   * @throws IllegalStateException if it is not there; the message names the package
   */
  Path find(List<String> directories) {
    return directories.stream()
        .map(directory -> Path.of(directory, program))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "no %s in %s: install the Debian package %s"
                        .formatted(program, directories, debianPackage)));
  }
}
