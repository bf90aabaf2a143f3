package dev.sockjs.transport.websocket;

import dev.sockjs.spi.TransportProvider;
import dev.sockjs.testkit.contract.ObservedContract;
import dev.sockjs.testkit.contract.SettingsContract;
import dev.sockjs.testkit.contract.TestTransportRequest;
import dev.sockjs.transport.websocket.services.WebSocketProvider;
import java.net.URI;

/** {@code websocket} in the shared container, from the point of view of a server. */
final class SharedContainerObservedTest implements ObservedContract, SettingsContract {

  @Override
  public TransportProvider provider() {
    return new WebSocketProvider();
  }

  @Override
  public TestTransportRequest.Builder request(URI baseUrl) {
    return TestTransportRequest.to(baseUrl).option(WebSocketTransports.SHARED_CONTAINER, true);
  }
}
