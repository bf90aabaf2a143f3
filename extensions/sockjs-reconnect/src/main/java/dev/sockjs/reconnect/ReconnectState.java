package dev.sockjs.reconnect;

/**
 * State of a {@link ReconnectingSockJs}.
 *
 * <pre>{@code
 * connect() --> CONNECTING --session opens--> RENEWING --all sent--> OPEN
 *                 |     ^                        |                    |
 *          failed |     | pause is over          | lost               | lost
 *                 v     |                        v                    v
 *                 WAITING <-------------------------------------------+
 *
 * every state --close(), abort(), or no more attempts--> CLOSING --> CLOSED
 * }</pre>
 */
public enum ReconnectState {

  /** The connect source is asked, or a session is being opened. */
  CONNECTING,

  /** A session is open. What {@code onOpen} sends, and then what is queued, is being sent. */
  RENEWING,

  /** A session is open, and every message goes to it. */
  OPEN,

  /** There is no session. The next attempt follows after a pause. */
  WAITING,

  /** Ending for good. A session that is open sends what it has accepted, as by its own close. */
  CLOSING,

  /** Ended for good. {@code onClose} is being called or has been called. */
  CLOSED;

  /** Returns true if a session can still be opened. */
  boolean isAlive() {
    return this != CLOSING && this != CLOSED;
  }
}
