package dev.sockjs.testkit.server;

/** How the client ended a connection of a {@link ScriptedServer}. */
public enum PeerEnd {
  /** The client closed in order: a FIN, over TLS also one without {@code close_notify}. */
  FIN,

  /** The client's side is gone at once: an RST. */
  RESET
}
