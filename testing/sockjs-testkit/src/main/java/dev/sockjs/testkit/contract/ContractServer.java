package dev.sockjs.testkit.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.function.Function;

/**
 * A server for a {@link TransportContract}: a real SockJS server, or any server that the transport
 * under test can reach. The other contracts need servers with more abilities, {@link Flooding} and
 * {@link ObservingServer}. Each contract names the type in its {@code server()} method, so the
 * compiler checks that a test class has a suitable server, and no test is skipped silently.
 *
 * <p>Each test creates a server and closes it. All URLs are base URLs. Every method may be called
 * any number of times.
 */
public interface ContractServer extends AutoCloseable {

  /** A server that can send faster than a client reads. */
  interface Flooding extends ContractServer {

    /**
     * Wraps a server that has {@link #echo} at {@code /echo}, {@link #closing} at {@code /close}
     * and {@link #flooding} at {@code /flood}.
     *
     * @param endpoints returns the URL of a path
     * @param stop stops the server
     * @return the wrapped server
     */
    static Flooding of(Function<String, URI> endpoints, Runnable stop) {
      return new EndpointsServer(endpoints, stop);
    }

    /**
     * Returns an endpoint that responds to the message {@code go N S} with N messages of S
     * characters each, as fast as the client accepts them.
     *
     * @return a base URL
     */
    URI flooding();
  }

  /**
   * Returns an endpoint that sends each message back unchanged. Lone surrogates need not be
   * preserved. Over HTTP, the server should end a streaming response after a few kilobytes, as the
   * SockJS test servers do after 4096 bytes. Otherwise the contract does not test that the
   * transport opens the next request.
   *
   * @return a base URL
   */
  URI echo();

  /**
   * Returns an endpoint that opens each session and closes it at once: with the frame {@code
   * c[3000,"Go away!"]}, or with any code if the transport is raw.
   *
   * @return a base URL
   */
  URI closing();

  /**
   * Returns a URL without an endpoint, to which the server responds with 404 or a similar status.
   *
   * @return a base URL; by default a sibling path of {@link #echo()}
   */
  default URI refusing() {
    return echo().resolve("/nothing_here");
  }

  /**
   * Returns a URL at which no server listens.
   *
   * @return a base URL; by default on a loopback port that was free a moment ago
   */
  default URI unreachable() {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return URI.create("http://127.0.0.1:" + free.getLocalPort() + "/echo");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Stops the server. Every connection ends at once, without a SockJS close frame, and new ones are
   * refused. A second call does nothing.
   */
  @Override
  void close();
}
