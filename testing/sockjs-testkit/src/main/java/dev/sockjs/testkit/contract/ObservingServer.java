package dev.sockjs.testkit.contract;

import dev.sockjs.Headers;
import dev.sockjs.testkit.server.Exchange;
import dev.sockjs.testkit.server.ScriptedServer;
import java.io.IOException;
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
    return scripted("GET", "websocket", ScriptedObservingServer::webSocket);
  }

  /**
   * Starts such a server for a transport that keeps one connection, in a protocol of its own.
   *
   * @param method the method of the request
   * @param suffix the suffix of the transport URL
   * @param session plays the server's side of a session
   * @return a new server on the loopback address
   */
  static ObservingServer scripted(String method, String suffix, Session session) {
    return new ScriptedObservingServer(ScriptedServer.start(), method, suffix, session);
  }

  /** The server's side of a session that is one connection. */
  @FunctionalInterface
  interface Session {

    /**
     * Accepts the request and sends the open frame, if there is one. Then waits until the client
     * has closed the session or ended the connection, and ends the exchange.
     *
     * @param exchange the request and the means to respond
     * @param open {@code o}; empty for a session that never opens, or that has no frames
     * @throws IOException if the client has gone
     */
    void play(Exchange exchange, String open) throws IOException;
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
