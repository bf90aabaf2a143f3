package dev.sockjs.jmeter.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A JMeter process. Closing it ends it. */
final class JMeterProcess implements AutoCloseable {
  /** Far longer than any run takes, for machines with much else to do. */
  static final Duration LIMIT = Duration.ofSeconds(150);

  private final Process process;
  private final Path directory;

  private JMeterProcess(Process process, Path directory) {
    this.process = process;
    this.directory = directory;
  }

  /**
   * Starts JMeter.
   *
   * @param directory the working directory, which gets the log and the output
   * @param jvmArguments such as -Xmx1g
   * @param arguments those of JMeter
   */
  static JMeterProcess start(Path directory, List<String> jvmArguments, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmArguments);
    command.add("-Djava.awt.headless=true");
    command.addAll(List.of("-jar", JMeterHome.installed().launcher().toString()));
    command.addAll(List.of("-j", directory.resolve("jmeter.log").toString()));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("output.txt").toFile())
            .start();
    return new JMeterProcess(process, directory);
  }

  void awaitSuccess() throws Exception {
    if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("JMeter did not end\n" + output() + "\n" + log());
    }
    if (process.exitValue() != 0) {
      throw new AssertionError("JMeter ended with " + process.exitValue() + "\n" + output());
    }
  }

  /** Waits until a condition holds, as long as the process runs. */
  void awaitWhileRunning(String what, BooleanSupplier condition) throws Exception {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
        throw new AssertionError("JMeter ended before: " + what + "\n" + output() + "\n" + log());
      }
      if (System.nanoTime() > end) {
        throw new AssertionError("Missing: " + what + "\n" + output() + "\n" + log());
      }
    }
  }

  /** Kills the process, as a machine that fails. */
  void kill() {
    process.destroyForcibly().onExit().orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
  }

  String output() {
    return read("output.txt");
  }

  String log() {
    return read("jmeter.log");
  }

  private String read(String file) {
    try {
      return Files.exists(directory.resolve(file)) ? Files.readString(directory.resolve(file)) : "";
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Override
  public void close() {
    kill();
  }
}
