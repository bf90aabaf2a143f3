package dev.sockjs.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs programs in processes of their own, each for a minute at most unless given more time. */
public final class ForkedProcess {
  private static final long TIMEOUT_SECONDS = 60;

  private ForkedProcess() {}

  /** Returns the path of a program of the JDK that runs the tests. */
  public static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  /**
   * Runs a program and waits for its end.
   *
   * @return its output
   * @throws AssertionError if it fails or does not end in time; the message contains its output
   */
  public static ProcessOutput run(List<String> command) {
    return run(command, TIMEOUT_SECONDS);
  }

  /** Runs a program as {@link #run(List)} does, with another timeout. */
  static ProcessOutput run(List<String> command, long timeoutSeconds) {
    try {
      Path outputFile = Files.createTempFile("fork", ".out");
      Path logFile = Files.createTempFile("fork", ".err");
      try {
        String failure =
            awaitEnd(
                new ProcessBuilder(command)
                    .redirectOutput(outputFile.toFile())
                    .redirectError(logFile.toFile())
                    .start(),
                timeoutSeconds);
        ProcessOutput output =
            new ProcessOutput(Files.readString(outputFile), Files.readString(logFile));
        if (!failure.isEmpty()) {
          throw new AssertionError(String.join(" ", command) + failure + ":\n" + output);
        }
        return output;
      } finally {
        Files.delete(outputFile);
        Files.delete(logFile);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for the end and describes the failure; returns an empty string after exit code 0. */
  private static String awaitEnd(Process process, long timeoutSeconds) {
    try {
      if (!process.waitFor(timeoutSeconds, TimeUnit.SECONDS)) {
        return "\ndid not end within " + timeoutSeconds + " seconds";
      }
      return process.exitValue() == 0 ? "" : "\nended with exit code " + process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "\nwas interrupted";
    } finally {
      process.destroyForcibly();
    }
  }
}
