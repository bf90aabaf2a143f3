package dev.sockjs.blackbox.proxies;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A real proxy in a process of its own, on a free port of the loopback address. Its configuration
 * is made from a template. Its output is its log.
 */
final class ProxyProcess implements AutoCloseable {
  private static final long TIMEOUT_SECONDS = 20;
  private static final long POLL_INTERVAL_MILLIS = 20;

  private final String name;
  private final int port;
  private final Process process;
  private final Thread reader;
  private final List<String> log = new ArrayList<>();

  private ProxyProcess(String name, int port, Process process) {
    this.name = name;
    this.port = port;
    this.process = process;
    this.reader = new Thread(this::readLog, "log of " + name);
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts a proxy and waits until it listens.
   *
   * @param template the name of a resource, in which {@code @port@} stands for the port of the
   *     proxy
   * @param values the values of the other names between two {@code @} in the template
   * @throws IllegalStateException if the program is missing or does not start; the message contains
   *     its log
   */
  static ProxyProcess start(ProxyProgram program, String template, Map<String, ?> values) {
    int port = FreePorts.find();
    try {
      Path directory = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "px-");
      Path absolute = directory.toAbsolutePath();
      Files.writeString(absolute.resolve(template), filled(template, port, values));
      Process process =
          new ProcessBuilder(program.command(absolute, template)).redirectErrorStream(true).start();
      ProxyProcess proxy = new ProxyProcess(template, port, process);
      proxy.awaitListening();
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String filled(String template, int port, Map<String, ?> values)
      throws IOException {
    try (InputStream resource = ProxyProcess.class.getResourceAsStream("/proxies/" + template)) {
      String text = new String(resource.readAllBytes(), UTF_8).replace("@port@", "" + port);
      for (Map.Entry<String, ?> value : values.entrySet()) {
        text = text.replace("@" + value.getKey() + "@", value.getValue().toString());
      }
      return text;
    }
  }

  private void readLog() {
    try (BufferedReader output = process.inputReader(UTF_8)) {
      output.lines().forEach(this::append);
    } catch (IOException | UncheckedIOException ended) {
      append("(end of output: " + ended + ")");
    }
  }

  private synchronized void append(String line) {
    log.add(line);
    notifyAll();
  }

  private void awaitListening() {
    long deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
    try {
      while (!listens()) {
        boolean ended = process.waitFor(POLL_INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
        if (ended || System.nanoTime() > deadlineNanos) {
          close();
          throw new IllegalStateException(
              (ended ? "The proxy ended at once: " : "The proxy does not listen: ") + this);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  private boolean listens() {
    try (Socket connection = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return connection.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  int port() {
    return port;
  }

  /** Returns the URL of an endpoint such as {@code /echo} through this proxy. */
  URI uri(String endpoint) {
    return URI.create("http://127.0.0.1:" + port + endpoint);
  }

  /** The lines of the log until now. */
  synchronized List<String> log() {
    return List.copyOf(log);
  }

  /** Waits for a line that contains {@code part}, and returns it. */
  String awaitLine(String part) {
    awaitLog(part, lines -> lines.stream().anyMatch(line -> line.contains(part)));
    return log().stream().filter(line -> line.contains(part)).findFirst().orElseThrow();
  }

  /**
   * Waits until the log fulfils a condition. Most proxies log a request when it has ended.
   *
   * @throws AssertionError if the condition is not fulfilled in time
   */
  synchronized void awaitLog(String expected, Predicate<List<String>> condition) {
    long deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
    try {
      while (!condition.test(log)) {
        long remainingMillis = TimeUnit.NANOSECONDS.toMillis(deadlineNanos - System.nanoTime());
        if (remainingMillis <= 0) {
          throw new AssertionError("Expected " + expected + " in the log of " + this);
        }
        wait(remainingMillis);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted", e);
    }
  }

  /** Ends the process with all connections, and reads its output to the end. */
  @Override
  public void close() {
    // Process.destroy would close the output before it is read.
    process.toHandle().destroy();
    try {
      if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("The proxy does not end: " + this);
      }
      reader.join(TimeUnit.SECONDS.toMillis(TIMEOUT_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns the name, the port and the log. */
  @Override
  public String toString() {
    return name + " on port " + port + ":\n" + String.join("\n", log());
  }
}
