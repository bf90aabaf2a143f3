package dev.sockjs.transport.websocket.jetty;

import dev.sockjs.spi.TransportProvider;
import dev.sockjs.testkit.contract.ObservedContract;
import dev.sockjs.testkit.contract.SettingsContract;
import dev.sockjs.transport.websocket.jetty.services.JettyWebSocketProvider;

/** {@code websocket} as a server observes it. */
final class JettyWebSocketObservedTest implements ObservedContract, SettingsContract {

  @Override
  public TransportProvider provider() {
    return new JettyWebSocketProvider();
  }
}
