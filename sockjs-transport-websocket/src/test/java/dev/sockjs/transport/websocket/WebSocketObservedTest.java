package dev.sockjs.transport.websocket;

import dev.sockjs.spi.TransportProvider;
import dev.sockjs.testkit.contract.ObservedContract;
import dev.sockjs.testkit.contract.SettingsContract;
import dev.sockjs.transport.websocket.services.WebSocketProvider;

/** {@code websocket} from the point of view of a server. */
final class WebSocketObservedTest implements ObservedContract, SettingsContract {

  @Override
  public TransportProvider provider() {
    return new WebSocketProvider();
  }
}
