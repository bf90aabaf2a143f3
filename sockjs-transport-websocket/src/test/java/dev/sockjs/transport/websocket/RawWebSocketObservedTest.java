package dev.sockjs.transport.websocket;

import dev.sockjs.spi.TransportProvider;
import dev.sockjs.testkit.contract.ObservedContract;
import dev.sockjs.testkit.contract.SettingsContract;
import dev.sockjs.transport.websocket.services.RawWebSocketProvider;

/** {@code websocket-raw} from the point of view of a server. */
final class RawWebSocketObservedTest implements ObservedContract, SettingsContract {

  @Override
  public TransportProvider provider() {
    return new RawWebSocketProvider();
  }
}
