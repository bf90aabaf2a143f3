package dev.sockjs;

/**
 * The state of a connection, as in the HTML5 WebSocket API. A connection goes through the states in
 * this order and may skip some.
 *
 * <p>The state can be ahead of the callbacks. For example, messages that arrived before the
 * server's close frame are still delivered when the state is already {@link #CLOSING}.
 */
public enum ReadyState {
  /** The info request or an attempt with a transport is in progress. */
  CONNECTING,
  /** The server has opened the session. Messages can be sent and received. */
  OPEN,
  /** Either side has begun to close. No message is accepted for sending. */
  CLOSING,
  /**
   * The connection has ended. The listener's {@code onClose} is being called or has been called.
   */
  CLOSED
}
