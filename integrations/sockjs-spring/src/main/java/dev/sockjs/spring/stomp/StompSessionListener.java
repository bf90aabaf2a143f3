package dev.sockjs.spring.stomp;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import org.springframework.messaging.simp.stomp.StompHeaders;
import org.springframework.messaging.simp.stomp.StompSession;

/**
 * Receives the events of a {@link ReconnectingStompSession}, one at a time and in order.
 *
 * <p>The events arrive on the thread that caused them: one of the {@code TaskScheduler}, one of the
 * WebSocket client, or one that calls {@code start} or {@code stop}. A method that blocks delays
 * the events after it, but not the session. An exception is logged.
 */
public interface StompSessionListener {

  /**
   * Called when an attempt starts, before URL and headers are asked for.
   *
   * @param attempt the number of the attempt, from 1; it starts again once a connection was stable
   */
  default void onConnecting(int attempt) {}

  /**
   * Called when the session is connected and every subscription and queued message has been sent.
   *
   * @param session the session of this connection, for receipts and acknowledgements
   * @param connectedHeaders the headers of the {@code CONNECTED} frame
   */
  default void onConnected(StompSession session, StompHeaders connectedHeaders) {}

  /**
   * Called when a connection was lost or an attempt has failed, but not after {@code stop}.
   *
   * @param disconnect how it ended, and which messages may be lost
   */
  default void onDisconnected(StompDisconnect disconnect) {}

  /**
   * Called when another attempt will follow.
   *
   * @param pause the time until then
   */
  default void onWaiting(Duration pause) {}

  /**
   * Called when the session has stopped.
   *
   * @param reason the failure after which no attempt follows, or empty if the application stopped
   *     the session
   */
  default void onStopped(Optional<StompDisconnect> reason) {}

  /**
   * Called when a {@code StompFrameHandler} threw, or a frame could not be read or converted. The
   * connection stays open. By default this is logged as a warning.
   *
   * @param headers the headers of the frame; empty if it could not be read
   * @param exception why
   */
  default void onException(StompHeaders headers, Throwable exception) {
    Logger logger = System.getLogger("dev.sockjs.spring.stomp");
    logger.log(Level.WARNING, "Could not handle a frame for " + headers.getDestination(), exception);
  }
}
