package dev.sockjs.transport.websocket.container;

/** Closes one WebSocket with the closing handshake of RFC 6455, section 7.1.2. */
@FunctionalInterface
public interface ClosingHandshake {

  /** Sends CLOSE and nothing after it. The session closes when the peer has sent its CLOSE. */
  void start(int code, String reason);
}
