package dev.sockjs;

/**
 * What a request is for, so that a {@linkplain SockJsOptionsBuilder#headers(HeaderFunction) header
 * function} can answer differently.
 */
public enum RequestKind {
  /** The {@code GET /info} that begins every connection. */
  INFO,
  /**
   * A request whose answer carries frames from the server, a poll or a stream; or one for the page
   * that an iframe transport loads before its first.
   */
  RECEIVE,
  /** A request that carries messages to the server. */
  SEND,
  /** The upgrade request of a WebSocket. */
  WEBSOCKET
}
