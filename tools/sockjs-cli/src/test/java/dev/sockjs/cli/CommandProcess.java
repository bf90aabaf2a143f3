package dev.sockjs.cli;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the command as a process on the module path, as the launcher does. */
public final class CommandProcess {

  private CommandProcess() {}

  /** Starts the command; its standard error is that of this process. */
  static Process start(String... args) throws IOException {
    return start(Redirect.INHERIT, args);
  }

  static Process start(Redirect error, String... args) throws IOException {
    List<String> command = command(List.of(), args);
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(error);
    builder.environment().put("LC_ALL", "POSIX");
    return builder.start();
  }

  /**
   * Returns the words of the command.
   *
   * @param properties options for the JVM
   */
  public static List<String> command(List<String> properties, String... args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(properties);
    command.addAll(List.of("--module-path", System.getProperty("jdk.module.path")));
    command.addAll(List.of("-m", "dev.sockjs.cli/dev.sockjs.cli.Main"));
    command.addAll(List.of(args));
    return command;
  }
}
