package dev.sockjs.transport.websocket;

import dev.sockjs.spi.TransportProvider;
import dev.sockjs.testkit.contract.ObservedContract;
import dev.sockjs.testkit.contract.ObservingServer;

/** {@code websocket} as a server sees it. */
final class WebSocketObservedTest implements ObservedContract {

  @Override
  public TransportProvider provider() {
    return new WebSocketProvider();
  }

  @Override
  public ObservingServer server() {
    return ObservingServer.scripted();
  }
}
