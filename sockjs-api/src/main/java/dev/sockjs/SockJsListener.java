package dev.sockjs;

import java.lang.System.Logger;

/**
 * Hears what happens to a connection. A lambda does where messages are all that matter.
 *
 * <p><b>Threads and order.</b> Callbacks of one connection come one at a time, in the order below,
 * on the client's executor: {@link #onAttempt} for each transport, then either {@link #onOpen} and
 * whatever follows it, or nothing; last, exactly once, {@link #onClose}. A slow callback delays
 * only its own connection, whose server is then read no further once the inbound bound is reached.
 *
 * <p>A callback that throws is reported to {@link #onError}; the connection goes on.
 */
@FunctionalInterface
public interface SockJsListener {

  /**
   * A transport was tried, or passed over. The last one with {@link Attempt.Outcome#OPEN} is the
   * one in use.
   *
   * @param sock the connection
   * @param attempt what became of it
   */
  default void onAttempt(SockJs sock, Attempt attempt) {}

  /**
   * The session is open: messages can be sent from now on.
   *
   * @param sock the connection
   */
  default void onOpen(SockJs sock) {}

  /**
   * A message came. None comes after {@link SockJs#close()} has been called.
   *
   * @param sock the connection
   * @param message the text; an array element that is no string comes as its JSON text
   */
  void onMessage(SockJs sock, String message);

  /**
   * A heartbeat frame came. Servers that ping at the WebSocket level send none.
   *
   * @param sock the connection
   */
  default void onHeartbeat(SockJs sock) {}

  /**
   * The send buffer was full and is now less than half full.
   *
   * @param sock the connection
   */
  default void onWritable(SockJs sock) {}

  /**
   * One of the other callbacks threw. By default the exception is logged as a warning. A {@link
   * SessionClosedException} of this connection is not reported, because {@link #onClose} reports
   * the end.
   *
   * @param sock the connection
   * @param error what it threw
   */
  default void onError(SockJs sock, Throwable error) {
    System.getLogger("dev.sockjs").log(Logger.Level.WARNING, "A listener threw", error);
  }

  /**
   * The connection has ended. This comes exactly once, and nothing comes after it, but for {@link
   * #onError} if this throws.
   *
   * @param sock the connection
   * @param event how it ended
   */
  default void onClose(SockJs sock, CloseEvent event) {}
}
