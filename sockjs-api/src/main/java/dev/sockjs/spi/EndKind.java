package dev.sockjs.spi;

/**
 * Whether a transport ended in order. The engine decides what an end means: it alone knows whether
 * the session was open, and it reads phase, status and cause of the {@link TransportEnd}.
 */
public enum EndKind {
  /**
   * The transport failed: no connection, an unexpected HTTP status, a reset, a frame cut in two.
   */
  FAILED,
  /**
   * The transport ended in order: the peer sent CLOSE or ended its stream at a frame boundary, or
   * {@link Transport#close} was carried out.
   */
  CLOSED
}
