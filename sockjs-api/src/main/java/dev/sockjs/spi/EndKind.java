package dev.sockjs.spi;

/**
 * What ended a transport, as far as the transport can know. The engine knows whether the session
 * was open, and so what it means.
 */
public enum EndKind {
  /**
   * It failed: no connection, an HTTP status that should not be, a reset, a cut frame. Before the
   * session has opened, the next transport is tried; afterwards the session is lost.
   */
  FAILED,
  /**
   * It failed, and so would any other transport: the server's certificate was not accepted, the
   * proxy refused the credentials, the header function failed. The connect is given up.
   */
  FATAL,
  /**
   * It ended in order: the peer's CLOSE or end of stream at a frame boundary, or {@link
   * Transport#close} carried out. Before the session has opened this counts as {@link #FAILED}.
   */
  CLOSED
}
