package dev.sockjs.examples.legacywebsocket;

import dev.sockjs.spi.TransportProvider;
import dev.sockjs.testkit.contract.ObservedContract;
import dev.sockjs.testkit.contract.ObservingServer;

/** {@code websocket-hybi-10} as a server observes it. */
final class Hybi10ObservedTest implements ObservedContract {

  @Override
  public TransportProvider provider() {
    return new Hybi10Provider();
  }

  @Override
  public ObservingServer observingServer() {
    return ObservingServer.scripted();
  }
}
