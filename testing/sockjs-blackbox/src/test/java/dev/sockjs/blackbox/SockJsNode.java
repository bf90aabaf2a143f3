package dev.sockjs.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * The reference server sockjs-node 0.3.24 in a process of its own, with the endpoints of {@code
 * SockJsTestServer}. The process ends when this JVM ends or crashes. Its errors go to the standard
 * error of the tests.
 */
public final class SockJsNode implements AutoCloseable {
  private static final long TIMEOUT_SECONDS = 20;

  private final Process process;
  private final URI base;

  private SockJsNode(Process process, URI base) {
    this.process = process;
    this.base = base;
  }

  /** Starts a server on a free port; see {@link #start(int)}. */
  public static SockJsNode start() {
    return start(0);
  }

  /**
   * Starts a server on the loopback address. The first call installs the npm packages.
   *
   * @param port the port, or 0 for a free one
   * @throws IllegalStateException if npm, node or the server fails
   */
  public static SockJsNode start(int port) {
    Path directory = directory();
    NodePackages.install(directory);
    try {
      Process process =
          new ProcessBuilder("node", "server.js", Integer.toString(port))
              .directory(directory.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      return new SockJsNode(process, readUrl(process));
    } catch (IOException e) {
      throw new IllegalStateException("Cannot run node: install Node.js", e);
    }
  }

  /** The directory of the compiled resources, which keeps the npm packages out of the sources. */
  private static Path directory() {
    try {
      return Path.of(SockJsNode.class.getResource("/sockjs-node/server.js").toURI()).getParent();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reads the URL that the server prints. If the server fails to start, node ends. */
  private static URI readUrl(Process process) throws IOException {
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    String line = output.readLine();
    if (line == null) {
      throw new IllegalStateException(
          "sockjs-node did not start; its errors are on standard error");
    }
    return URI.create(line);
  }

  /** Returns the URL of an endpoint such as {@code /echo}. */
  public URI uri(String endpoint) {
    return base.resolve(endpoint);
  }

  /** Kills the process with SIGKILL, as a crash would. Does nothing if it has ended. */
  public void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** Stops the server in order. Does nothing if it has ended. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    awaitEnd();
  }

  private void awaitEnd() {
    try {
      if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("sockjs-node, process " + process.pid() + ", did not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The exit code of the process: 128 + 9 after {@link #kill()}. */
  int exitValue() {
    return process.exitValue();
  }
}
