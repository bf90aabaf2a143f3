package dev.sockjs;

import java.lang.System.Logger;

/**
 * Receives the events of a connection. A lambda is enough if only messages matter.
 *
 * <p><b>Threads and order.</b> Callbacks run on the client's executor, one at a time for each
 * connection: {@link #onAttempt} for each transport that is tried or skipped; {@link #onOpen} and
 * the callbacks of an open session, if it opens; and finally {@link #onClose}, exactly once.
 *
 * <p><b>Back-pressure.</b> A slow callback delays only its own connection. When the messages that
 * wait for the listener exceed {@link SockJsOptionsBuilder#maxMessageSize maxMessageSize} by 256 Ki
 * UTF-16 units, the client stops reading from the server until there is room. {@link
 * SockJs#pause()} makes messages wait without a callback that blocks.
 *
 * <p><b>Exceptions.</b> An exception from a callback is passed to {@link #onError}, and the
 * connection continues.
 */
@FunctionalInterface
public interface SockJsListener {

  /**
   * Called when a transport has been tried or skipped. An attempt with outcome {@link
   * Attempt.Outcome#OPEN} is the last one, and its transport is in use.
   *
   * @param sock the connection
   * @param attempt the result
   */
  default void onAttempt(SockJs sock, Attempt attempt) {}

  /**
   * Called when the session has opened. From now on messages can be sent.
   *
   * @param sock the connection
   */
  default void onOpen(SockJs sock) {}

  /**
   * Called when a message has arrived. Not called after {@link SockJs#close()}.
   *
   * @param sock the connection
   * @param message the message; if the server sent a JSON value other than a string, its JSON text
   */
  void onMessage(SockJs sock, String message);

  /**
   * Called when a heartbeat frame has arrived. WebSocket pings are not heartbeat frames. Not called
   * after {@link SockJs#close()}.
   *
   * @param sock the connection
   */
  default void onHeartbeat(SockJs sock) {}

  /**
   * Called when the send buffer is less than half full again, after a message did not fit.
   *
   * @param sock the connection
   */
  default void onWritable(SockJs sock) {}

  /**
   * Called when another callback threw an exception. By default, this logs a warning to the logger
   * {@code dev.sockjs}. A {@link SessionClosedException} of this connection is not passed to this
   * method, because {@link #onClose} reports the end.
   *
   * @param sock the connection
   * @param error the exception
   */
  default void onError(SockJs sock, Throwable error) {
    System.getLogger("dev.sockjs").log(Logger.Level.WARNING, "A SockJsListener threw", error);
  }

  /**
   * Called when the connection has ended. This is called exactly once, as the last callback; only
   * {@link #onError} may follow, if this throws.
   *
   * @param sock the connection
   * @param event the close code, the reason and the cause
   */
  default void onClose(SockJs sock, CloseEvent event) {}
}
