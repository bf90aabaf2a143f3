package dev.sockjs.transport.websocket;

/** Closes one WebSocket as RFC 6455, section 7.1.2, wants it. */
@FunctionalInterface
interface ClosingHandshake {

  /** Sends CLOSE, and nothing more; the session closes when the peer has answered. */
  void begin(int code, String reason);
}
