package dev.sockjs.cli.connect;

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
   * Called when the session has opened, for the first time or again.
   *
   * @param link sends messages
   */
  void opened(Link link, Conversation conversation);

  /** Called for each received message. */
  void received(String message);

  /**
   * Closes the session in an orderly way.
   *
   * @param link the open session
   */
  void close(Link link, CloseRequest request);

  /**
   * Returns whether messages of the user can be queued while no session is open, and sent as the
   * first ones of the next session.
   */
  default boolean canQueue() {
    return true;
  }

  /** Called when the session has ended, perhaps more than once. */
  void ended();
}
