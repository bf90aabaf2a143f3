package dev.sockjs.core.observe;

import dev.sockjs.Attempt;
import dev.sockjs.CloseEvent;
import dev.sockjs.ServerInfo;
import dev.sockjs.SessionEnd;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Receives what one session does. All methods do nothing by default.
 *
 * <p>The methods run on the session's serial executor, except where they say otherwise. They must
 * return quickly and must not throw. URLs come with their secrets.
 */
public interface SessionObserver {

  /** The connect starts. Comes first, on the thread that connects. */
  default void started() {}

  /** The connect waits for the info of the first connect to the same origin. */
  default void waiting() {}

  /** The info request is about to be sent. On any thread. */
  default void infoRequested(URI url) {}

  /** A response to the info request has arrived, perhaps a redirect. On any thread. */
  default void infoResponded(URI url, int status, Duration roundTrip) {}

  /** There is no info: the connect fails. */
  default void infoFailed(Throwable cause) {}

  /** The info is known, and these transports will be tried in this order. */
  default void negotiating(ServerInfo info, List<String> transports) {}

  /** An attempt has started, and may take this long. */
  default void attemptStarted(String transport, Duration allowance) {}

  /** A transport was tried or skipped. */
  default void attemptEnded(Attempt attempt) {}

  /** The session is open. Comes at most once. */
  default void opened(String transport) {}

  /** A heartbeat frame has arrived. */
  default void heartbeat() {}

  /** The messages of one frame have arrived. */
  default void received(List<String> messages) {}

  /** A message was rejected, because the send buffer is full. On any thread. */
  default void rejected() {}

  /** A batch of messages is passed to the transport. */
  default void batchStarted() {}

  /** The batch was sent; its messages have this many UTF-8 bytes. */
  default void batchSent(int messages, long bytes) {}

  /**
   * The session has ended, or the connect has failed. Comes exactly once. On any thread, perhaps
   * before {@link #opened}: what comes later must have no effect.
   */
  default void closed(CloseEvent event, SessionEnd end) {}
}
