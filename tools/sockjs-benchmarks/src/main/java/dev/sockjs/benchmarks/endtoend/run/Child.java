package dev.sockjs.benchmarks.endtoend.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A server or a client in a process of its own, which ends when its standard input ends. */
final class Child implements AutoCloseable {
  private static final long END_SECONDS = 5;

  /** Stands for the end of the output. */
  private static final String END = "";

  private final String name;
  private final Process process;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

  private Child(String name, Process process) {
    this.name = name;
    this.process = process;
  }

  /** Starts a process; its errors are appended to the file. */
  static Child start(String name, List<String> command, Map<String, String> variables, File log)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log));
    builder.environment().putAll(variables);
    Process process = builder.start();
    Child child = new Child(name, process);
    Thread reader = new Thread(child::read, "output of " + name);
    reader.setDaemon(true);
    reader.start();
    return child;
  }

  private void read() {
    try (BufferedReader output = process.inputReader(UTF_8)) {
      output.lines().forEach(lines::add);
    } catch (IOException | UncheckedIOException e) {
      // The process was killed.
    }
    lines.add(END);
  }

  long pid() {
    return process.pid();
  }

  /** Writes a line to the standard input. */
  void write(String line) throws IOException {
    OutputStream input = process.getOutputStream();
    input.write((line + "\n").getBytes(UTF_8));
    input.flush();
  }

  /** Returns the next line of the output. */
  String readLine(long timeoutSeconds) throws IOException, InterruptedException {
    String line = lines.poll(timeoutSeconds, TimeUnit.SECONDS);
    if (line == null) {
      throw new IOException("No response from " + name + " within " + timeoutSeconds + " s");
    }
    if (line.equals(END)) {
      throw new IOException("The process ended: " + name);
    }
    return line;
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
