package dev.sockjs.transport.websocket.jetty;

import dev.sockjs.spi.TransportProvider;
import dev.sockjs.testkit.contract.ObservedContract;
import dev.sockjs.testkit.contract.SettingsContract;
import dev.sockjs.transport.websocket.jetty.services.JettyRawWebSocketProvider;

/** {@code websocket-raw} as a server observes it. */
final class JettyRawWebSocketObservedTest implements ObservedContract, SettingsContract {

  @Override
  public TransportProvider provider() {
    return new JettyRawWebSocketProvider();
  }
}
