package dev.sockjs.transport.websocket;

import dev.sockjs.spi.TransportProvider;
import dev.sockjs.testkit.contract.ObservedContract;
import dev.sockjs.testkit.contract.ObservingServer;

/** {@code websocket-raw} as a server sees it. */
final class RawWebSocketObservedTest implements ObservedContract {

  @Override
  public TransportProvider provider() {
    return new RawWebSocketProvider();
  }

  @Override
  public ObservingServer server() {
    return ObservingServer.scripted();
  }
}
