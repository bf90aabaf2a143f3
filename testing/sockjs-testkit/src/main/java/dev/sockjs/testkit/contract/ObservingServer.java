package dev.sockjs.testkit.contract;

import dev.sockjs.Headers;
import java.net.URI;

/**
 * A server on the other side of a {@link ObservedContract}, which sends next to nothing and tells
 * what became of its connections. A session <em>arrives</em> when a connection of it waits for
 * something that this peer will never send; it <em>departs</em> when the client has ended that
 * connection.
 *
 * <p>Each answer sets the cookie {@code peer=watchful}. Each test gets a new peer and closes it.
 */
public interface ObservingServer extends AutoCloseable {

  /**
   * A ready-made peer for all transports that SockJS servers know. Those that work inside an iframe
   * find its page.
   *
   * @return a new peer on the loopback address
   */
  static ObservingServer scripted() {
    return new ScriptedObservingServer();
  }

  /**
   * Where the server takes sessions, and never opens them.
   *
   * @return a base URL
   */
  URI silent();

  /**
   * Where the server opens sessions, and says nothing more.
   *
   * @return a base URL
   */
  URI idle();

  /**
   * Waits until a session has arrived that no earlier call has told of.
   *
   * @return the headers of the request that waits
   * @throws AssertionError if none arrives in reasonable time
   */
  Headers awaitConnect();

  /**
   * Waits until a session has departed that no earlier call has told of.
   *
   * @throws AssertionError if none departs in reasonable time
   */
  void awaitDisconnect();

  /** Ends every connection and the server. */
  @Override
  void close();
}
