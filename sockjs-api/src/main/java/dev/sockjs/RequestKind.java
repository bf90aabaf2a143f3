package dev.sockjs;

/** The purpose of a request. A header function may supply different headers for each. */
public enum RequestKind {
  /** The {@code GET /info} at the start of every connection. */
  INFO,
  /**
   * A request whose response carries frames from the server, as a poll or a stream. Also the
   * request for the page that an iframe transport loads first.
   */
  RECEIVE,
  /** A request that carries messages to the server. */
  SEND,
  /** The upgrade request of a WebSocket. */
  WEBSOCKET
}
