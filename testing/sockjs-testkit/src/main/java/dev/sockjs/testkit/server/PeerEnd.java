package dev.sockjs.testkit.server;

/** How a client ended a connection of a {@link ScriptedServer}. */
public enum PeerEnd {
  /** The client closed in order, with a FIN. Over TLS a {@code close_notify} is not required. */
  FIN,

  /** The client reset the connection, with an RST. */
  RESET
}
