package dev.sockjs.blackbox;

import dev.sockjs.transport.websocket.WebSocketTransports;

/** The transport {@code websocket-raw} on Tyrus, which the tests have beside that on Jetty. */
public final class TyrusRawWebSocketProvider extends RenamedProvider {

  /** Creates a provider for {@link java.util.ServiceLoader}. */
  public TyrusRawWebSocketProvider() {
    super(WebSocketTransports.all().get(1), Transports.TYRUS);
  }
}
