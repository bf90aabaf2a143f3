package dev.sockjs.reconnect;

import dev.sockjs.Attempt;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;

/**
 * Receives the events of a {@link ReconnectingSockJs}. A lambda is enough if only messages matter.
 *
 * <p><b>Threads and order.</b> Callbacks run one at a time and in order. {@link #onAttempt}, {@link
 * #onOpen}, {@link #onMessage}, {@link #onHeartbeat}, {@link #onWritable} run on the executor of
 * the client, because they are callbacks of its session; the others run on the {@linkplain
 * ReconnectingSockJsBuilder#executor executor} of the builder, and {@link #onState} and {@link
 * #onNotSent} on either. A slow {@code onMessage} makes the client stop reading, as with a {@link
 * dev.sockjs.SockJsListener}.
 *
 * <p><b>Exceptions.</b> An exception of {@link #onOpen} ends that session; see there. An exception
 * of another callback is passed to {@link #onError}, and nothing else changes.
 */
@FunctionalInterface
public interface ReconnectListener {

  /**
   * Called when the state has changed. {@link ReconnectingSockJs#state()} can be ahead of this.
   *
   * @param sock the session that connects again
   * @param from the state before
   * @param to the state after
   */
  default void onState(ReconnectingSockJs sock, ReconnectState from, ReconnectState to) {}

  /**
   * Called when a transport has been tried or skipped, as in {@link
   * dev.sockjs.SockJsListener#onAttempt}.
   *
   * @param sock the session that connects again
   * @param attempt the result
   */
  default void onAttempt(ReconnectingSockJs sock, Attempt attempt) {}

  /**
   * Called when a session has opened: the first one, and each later one. The server knows nothing
   * of earlier sessions, so this is the place to tell it again what it must know, such as
   * subscriptions. What this method sends with {@link Opening#send} goes first. Then the queued
   * messages are sent, and after them the messages of {@link ReconnectingSockJs#send}.
   *
   * <p>If this method throws, the session is closed, and the end is reported to {@link #onDown} or
   * {@link #onClose} with the kind {@link Disconnect.Kind#RENEWAL_FAILED} and the exception as
   * cause.
   *
   * @param sock the session that connects again
   * @param opening sends the first messages
   * @throws Exception if the session cannot be used
   */
  default void onOpen(ReconnectingSockJs sock, Opening opening) throws Exception {}

  /**
   * Called when a message has arrived. Not called after {@code close}.
   *
   * @param sock the session that connects again
   * @param message the message
   */
  void onMessage(ReconnectingSockJs sock, String message);

  /**
   * Called when a heartbeat frame has arrived.
   *
   * @param sock the session that connects again
   */
  default void onHeartbeat(ReconnectingSockJs sock) {}

  /**
   * Called when there is room for messages again, after one did not fit into the send buffer of the
   * session or into the queue.
   *
   * @param sock the session that connects again
   */
  default void onWritable(ReconnectingSockJs sock) {}

  /**
   * Called when a session has ended whose last messages may be lost; before {@link #onDown} or
   * {@link #onClose}. The messages are not sent again. By default this logs a warning with their
   * number.
   *
   * @param sock the session that connects again
   * @param lost what is known of them
   */
  default void onPossiblyLost(ReconnectingSockJs sock, PossiblyLost lost) {
    System.getLogger("dev.sockjs.reconnect").log(Level.WARNING, "Possibly lost: " + lost);
  }

  /**
   * Called when queued messages will never be sent: the session that connects again has ended, or a
   * message is longer than the send buffer of the session. Nothing of them was sent. By default
   * this logs a warning with their number.
   *
   * @param sock the session that connects again
   * @param messages the messages, oldest first
   * @param reason why
   */
  default void onNotSent(ReconnectingSockJs sock, List<String> messages, String reason) {
    System.getLogger("dev.sockjs.reconnect")
        .log(Level.WARNING, messages.size() + " queued messages are not sent: " + reason);
  }

  /**
   * Called when a session has ended, or an attempt has failed, and another attempt will follow.
   *
   * @param sock the session that connects again
   * @param disconnect how it ended
   * @param delay the time until the next attempt
   */
  default void onDown(ReconnectingSockJs sock, Disconnect disconnect, Duration delay) {}

  /**
   * Called when another callback threw an exception. By default, this logs a warning to the logger
   * {@code dev.sockjs.reconnect}.
   *
   * @param sock the session that connects again
   * @param error the exception
   */
  default void onError(ReconnectingSockJs sock, Throwable error) {
    System.getLogger("dev.sockjs.reconnect").log(Level.WARNING, "A ReconnectListener threw", error);
  }

  /**
   * Called when no attempt will follow. This is called exactly once, as the last callback; only
   * {@link #onError} may follow, if this throws.
   *
   * @param sock the session that connected again
   * @param end why it ended
   */
  default void onClose(ReconnectingSockJs sock, ReconnectEnd end) {}
}
