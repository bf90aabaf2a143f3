package dev.sockjs.blackbox;

import dev.sockjs.transport.websocket.WebSocketTransports;

/** The transport {@code websocket} on Tyrus, which the tests have beside that on Jetty. */
public final class TyrusWebSocketProvider extends RenamedProvider {

  /** Creates a provider for {@link java.util.ServiceLoader}. */
  public TyrusWebSocketProvider() {
    super(WebSocketTransports.all().get(0), Transports.TYRUS);
  }
}
