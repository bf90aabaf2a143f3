package dev.sockjs.testkit.contract;

import dev.sockjs.Headers;
import java.net.URI;

/**
 * A server for an {@link ObservedContract}. It sends almost nothing, and reports the connections
 * that clients open and end. A session is <em>connected</em> while one of its requests waits for
 * data that this server never sends; it is <em>disconnected</em> when the client has ended that
 * request.
 *
 * <p>Every response sets the cookie {@code server=observing}. Each test creates a server and closes
 * it.
 */
public interface ObservingServer extends AutoCloseable {

  /**
   * Starts a server for all transports of the SockJS protocol. It also serves the iframe page.
   *
   * @return a new server on the loopback address
   */
  static ObservingServer scripted() {
    return new ScriptedObservingServer();
  }

  /**
   * Returns an endpoint that accepts sessions and never opens them.
   *
   * @return a base URL
   */
  URI silent();

  /**
   * Returns an endpoint that opens sessions and then sends nothing.
   *
   * @return a base URL
   */
  URI idle();

  /**
   * Waits until a session has connected. Each call reports another session.
   *
   * @return the headers of the waiting request
   * @throws AssertionError if no session connects in reasonable time
   */
  Headers awaitConnect();

  /**
   * Waits until a session has disconnected. Each call reports another session.
   *
   * @throws AssertionError if no session disconnects in reasonable time
   */
  void awaitDisconnect();

  /** Ends every connection and stops the server. */
  @Override
  void close();
}
