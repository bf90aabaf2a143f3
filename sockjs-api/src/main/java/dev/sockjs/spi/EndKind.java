package dev.sockjs.spi;

/**
 * The two kinds of a transport's end. The engine decides what an end means, because only the engine
 * knows whether the session was open.
 */
public enum EndKind {
  /**
   * The transport failed: for example, there is no connection, the HTTP status is unexpected, the
   * connection was reset, or a frame was cut off.
   */
  FAILED,
  /**
   * The transport ended in order: the peer sent a CLOSE or ended its stream between two frames, or
   * the engine closed the transport.
   */
  CLOSED
}
