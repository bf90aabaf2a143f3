package dev.sockjs.transport.websocket.jetty;

import dev.sockjs.spi.TransportProvider;
import dev.sockjs.testkit.contract.ObservedContract;
import dev.sockjs.testkit.contract.ObservingServer;
import dev.sockjs.transport.websocket.jetty.services.JettyWebSocketProvider;

/** {@code websocket} as a server observes it. */
final class JettyWebSocketObservedTest implements ObservedContract {

  @Override
  public TransportProvider provider() {
    return new JettyWebSocketProvider();
  }

  @Override
  public ObservingServer server() {
    return ObservingServer.scripted();
  }
}
