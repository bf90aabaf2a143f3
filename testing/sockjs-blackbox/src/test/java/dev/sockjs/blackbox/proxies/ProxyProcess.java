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
 * A real proxy in a process of its own, on a free port of the loopback address, with a
 * configuration from a template among the resources. It writes what it does to its output.
 */
final class ProxyProcess implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 20;
  private static final long LOOK_AGAIN_MILLIS = 20;

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
   * Starts one and waits until it listens.
   *
   * @param template the name of a resource, in which {@code @port@} stands for the proxy's own port
   * @param values what else stands between two {@code @} in the template
   * @throws IllegalStateException if it is not installed or does not start; the message has its log
   */
  static ProxyProcess start(ProxyProgram tool, String template, Map<String, ?> values) {
    int port = FreePorts.free();
    try {
      Path directory = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "px-");
      Path absolute = directory.toAbsolutePath();
      Files.writeString(absolute.resolve(template), filled(template, port, values));
      Process process =
          new ProcessBuilder(tool.command(absolute, template)).redirectErrorStream(true).start();
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
      append("(no more output: " + ended + ")");
    }
  }

  private synchronized void append(String line) {
    log.add(line);
    notifyAll();
  }

  private void awaitListening() {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    try {
      while (!listens()) {
        boolean ended = process.waitFor(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        if (ended || System.nanoTime() > deadline) {
          close();
          throw new IllegalStateException((ended ? "Ended at once: " : "Does not listen: ") + this);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
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

  /** An endpoint, such as {@code /echo}, as it is reached through this proxy. */
  URI uri(String endpoint) {
    return URI.create("http://127.0.0.1:" + port + endpoint);
  }

  /** What it wrote so far. */
  synchronized List<String> log() {
    return List.copyOf(log);
  }

  /** Waits until it has written of a request, and gives the line. */
  String awaitLine(String part) {
    awaitLog(part, lines -> lines.stream().anyMatch(line -> line.contains(part)));
    return log().stream().filter(line -> line.contains(part)).findFirst().orElseThrow();
  }

  /**
   * Waits for what it writes: most write about a request when that has ended.
   *
   * @throws AssertionError if the log does not become what is wanted
   */
  synchronized void awaitLog(String wanted, Predicate<List<String>> isSo) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    try {
      while (!isSo.test(log)) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) {
          throw new AssertionError(wanted + " is not in " + this);
        }
        wait(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** Ends the process, with what is connected, and reads what it had to say to the end. */
  @Override
  public void close() {
    // Process.destroy would close the output, also that of a process that has ended, unread.
    process.toHandle().destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("Does not end: " + this);
      }
      reader.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Its name and its log. */
  @Override
  public String toString() {
    return name + " on port " + port + ":\n" + String.join("\n", log());
  }
}
