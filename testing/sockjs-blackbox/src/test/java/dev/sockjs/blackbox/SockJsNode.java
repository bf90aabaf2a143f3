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
 * The reference server, sockjs-node 0.3.24, in a process of its own, with the endpoints of {@code
 * SockJsTestServer}. It ends with this JVM, however that ends. What it has to complain about goes
 * to the standard error of the tests.
 */
public final class SockJsNode implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 20;

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
   * Starts a server on the loopback address, and installs it before if need be.
   *
   * @param port where, 0 for a free port
   * @throws IllegalStateException if npm, node or the server fail; the message has their words
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
      return new SockJsNode(process, listeningOn(process));
    } catch (IOException e) {
      throw new IllegalStateException("cannot run node", e);
    }
  }

  /** Among the compiled tests, where the packages do not get in the way of the sources. */
  private static Path directory() {
    try {
      return Path.of(SockJsNode.class.getResource("/sockjs-node/server.js").toURI()).getParent();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The server's one line of output; node ends by itself if it cannot get that far. */
  private static URI listeningOn(Process process) throws IOException {
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    String line = output.readLine();
    if (line == null) {
      throw new IllegalStateException("sockjs-node did not start; see above for what it wrote");
    }
    return URI.create(line);
  }

  /** The URL of an endpoint, given by its path, such as {@code /echo}. */
  public URI uri(String endpoint) {
    return base.resolve(endpoint);
  }

  /** Ends the process at once, as a crash would: SIGKILL. Does nothing if it has ended. */
  public void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** Lets the process end in order. Does nothing if it has ended. */
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
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("sockjs-node, process " + process.pid() + ", did not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What it ended with; 128 + 9 after a {@link #kill()}. */
  int exitValue() {
    return process.exitValue();
  }
}
