package dev.sockjs.cli.connect;

import dev.sockjs.SockJs;

/**
 * The protocol that a session speaks in its messages. Callbacks run one at a time, except {@link
 * #close} and {@link #ended}, which any thread can call.
 */
public interface Dialect {

  /** Each message is a text for the user. */
  static Dialect plain() {
    return new PlainDialect();
  }

  /**
   * Called when the session has opened.
   *
   * @param sock sends messages
   */
  void opened(SockJs sock, Conversation conversation);

  /** Called for each received message. */
  void received(String message);

  /**
   * Closes the session in an orderly way.
   *
   * @param sock the open session
   */
  void close(SockJs sock, CloseRequest request);

  /** Called when the session has ended, perhaps more than once. */
  void ended();
}
