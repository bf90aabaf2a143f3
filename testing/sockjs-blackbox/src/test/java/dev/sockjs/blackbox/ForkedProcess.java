package dev.sockjs.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs programs of the JDK that runs the tests, each in a process of its own, for a minute. */
public final class ForkedProcess {
  private static final long PATIENCE_SECONDS = 60;

  private ForkedProcess() {}

  /** The path of a program of this JDK. */
  public static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  /**
   * Runs a program to its end.
   *
   * @return what it printed
   * @throws AssertionError with all it printed, if it fails or does not end
   */
  public static ProcessOutput run(List<String> command) {
    try {
      Path output = Files.createTempFile("fork", ".out");
      Path log = Files.createTempFile("fork", ".err");
      try {
        String end =
            end(
                new ProcessBuilder(command)
                    .redirectOutput(output.toFile())
                    .redirectError(log.toFile())
                    .start());
        ProcessOutput printed = new ProcessOutput(Files.readString(output), Files.readString(log));
        if (!end.isEmpty()) {
          throw new AssertionError(String.join(" ", command) + end + ":\n" + printed);
        }
        return printed;
      } finally {
        Files.delete(output);
        Files.delete(log);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How a process ended; empty if it was well. */
  private static String end(Process process) {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return "\ndid not end within " + PATIENCE_SECONDS + " seconds";
      }
      return process.exitValue() == 0 ? "" : "\nended with " + process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "\nwas interrupted";
    } finally {
      process.destroyForcibly();
    }
  }
}
