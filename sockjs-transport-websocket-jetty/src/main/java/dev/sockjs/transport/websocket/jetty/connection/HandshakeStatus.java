package dev.sockjs.transport.websocket.jetty.connection;

import org.eclipse.jetty.websocket.core.CloseStatus;

/**
 * The status of a CLOSE that begins a close handshake. Jetty waits for the peer's CLOSE only after
 * 1000 and application codes, and would end the connection at once after 1001, with which a client
 * closes its sessions.
 */
final class HandshakeStatus extends CloseStatus {

  HandshakeStatus(int code, String reason) {
    super(code, reason);
  }

  @Override
  public boolean isAbnormal() {
    return false;
  }
}
