package dev.sockjs.reconnect;

import dev.sockjs.SendBufferFullException;
import dev.sockjs.SessionClosedException;
import dev.sockjs.SockJs;

/**
 * A session that has just opened, before any other message is sent. Valid during {@link
 * ReconnectListener#onOpen onOpen} only, on its thread.
 */
public interface Opening {

  /** {@return the number of this session, from 1; 1 is the first session that opened} */
  long number();

  /** {@return true if this is the first session, so that nothing was sent before} */
  default boolean isFirst() {
    return number() == 1;
  }

  /**
   * Sends a message before all queued ones, such as a subscription.
   *
   * @param message the message, as in {@link SockJs#send}
   * @throws SessionClosedException if the session has ended meanwhile; {@code onOpen} need not
   *     catch it
   * @throws SendBufferFullException if the send buffer of the session is full
   * @throws IllegalArgumentException if the message is longer than that buffer
   * @throws IllegalStateException if {@code onOpen} has returned
   */
  void send(String message);

  /**
   * Returns the session itself, for its transport, protocol or buffered amount. Messages that are
   * sent to it directly are not counted and not reported if they may be lost.
   *
   * @return the session
   */
  SockJs session();
}
