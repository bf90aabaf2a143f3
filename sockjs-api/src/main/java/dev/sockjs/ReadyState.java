package dev.sockjs;

/**
 * The state of a {@link SockJs}, as in the HTML5 WebSocket API. A connection only ever moves down
 * this list, and it may skip states.
 *
 * <p>The state follows the wire, so it can be ahead of the callbacks: messages that came before the
 * server's close frame are still delivered while the state already says {@link #CLOSING}.
 */
public enum ReadyState {
  /** The info request, or an attempt with a transport, is under way. */
  CONNECTING,
  /** The server has opened the session: messages can be sent and will arrive. */
  OPEN,
  /** Either side has begun to close: nothing more is accepted for sending. */
  CLOSING,
  /**
   * The connection is over, and {@link SockJsListener#onClose onClose} has been or is being called.
   */
  CLOSED
}
