package dev.sockjs.examples.legacywebsocket;

/** Provides {@code websocket-hixie-76}. */
public final class Hixie76Provider extends LegacyWebSocketProvider {

  /** Creates a provider. */
  public Hixie76Provider() {
    super("websocket-hixie-76", 120, Hixie76::new);
  }
}
