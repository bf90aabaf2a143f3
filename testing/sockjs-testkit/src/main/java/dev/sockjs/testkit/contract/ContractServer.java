package dev.sockjs.testkit.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.function.Function;

/**
 * The server on the other side of a {@link TransportContract}: a real SockJS server, or whatever
 * the transport under test can reach. What not every server can do is asked of other types: {@link
 * Flooding}, and {@link ObservingServer}. A contract that needs one of those says so in the type of
 * its {@code server()}, so that nothing is skipped in silence: a test class implements the
 * contracts that it has a peer for, and the compiler sees to it that it has one.
 *
 * <p>Each test gets a new peer and closes it. URLs are base URLs; they may be asked for any number
 * of times.
 */
public interface ContractServer extends AutoCloseable {

  /** A peer that can send faster than anyone reads. */
  interface Flooding extends ContractServer {

    /**
     * A peer made of a server that has {@link #echo} at {@code /echo}, {@link #closing} at {@code
     * /close} and {@link #flooding} at {@code /flood}.
     *
     * @param endpoints gives the URL of a path
     * @param stop ends the server
     * @return the peer
     */
    static Flooding of(Function<String, URI> endpoints, Runnable stop) {
      return new EndpointsServer(endpoints, stop);
    }

    /**
     * Where a message {@code go N S} makes the server send N messages of S characters each, as fast
     * as they are taken.
     *
     * @return a base URL
     */
    URI flooding();
  }

  /**
   * Where the server sends back each message as it came. Lone surrogates need not survive. For the
   * contract to mean most over HTTP, the server should end a streaming answer after few bytes (the
   * SockJS test servers end it after 4096), so that transports have to open the next.
   *
   * @return a base URL
   */
  URI echo();

  /**
   * Where the server opens each session and closes it at once: with the frame {@code c[3000,"Go
   * away!"]}, or with any code if the transport is raw.
   *
   * @return a base URL
   */
  URI closing();

  /**
   * Where the server has nothing and says so, with status 404 or its like.
   *
   * @return a base URL; by default a path beside {@link #echo()}
   */
  default URI refusing() {
    return echo().resolve("/nothing_here");
  }

  /**
   * Where there is no server at all.
   *
   * @return a base URL; by default on a port of the loopback address that was free a moment ago
   */
  default URI unreachable() {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return URI.create("http://127.0.0.1:" + free.getLocalPort() + "/echo");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The server dies: every connection ends at once, without a SockJS close frame, and nobody
   * listens any more. A second call does nothing.
   */
  @Override
  void close();
}
