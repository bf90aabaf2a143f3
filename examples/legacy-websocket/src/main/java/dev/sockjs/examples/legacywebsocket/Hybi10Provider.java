package dev.sockjs.examples.legacywebsocket;

/** Provides {@code websocket-hybi-10}. */
public final class Hybi10Provider extends LegacyWebSocketProvider {

  /** Creates a provider. */
  public Hybi10Provider() {
    super("websocket-hybi-10", 110, Hybi10::new);
  }
}
