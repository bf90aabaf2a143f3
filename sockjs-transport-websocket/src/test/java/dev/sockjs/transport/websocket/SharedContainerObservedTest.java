package dev.sockjs.transport.websocket;

import dev.sockjs.spi.TransportProvider;
import dev.sockjs.testkit.contract.ObservedContract;
import dev.sockjs.testkit.contract.ObservingServer;
import dev.sockjs.testkit.contract.TestTransportRequest;
import java.net.URI;

/** {@code websocket} in the shared container, as a server sees it. */
final class SharedContainerObservedTest implements ObservedContract {

  @Override
  public TransportProvider provider() {
    return new WebSocketProvider();
  }

  @Override
  public TestTransportRequest.Builder request(URI baseUrl) {
    return TestTransportRequest.to(baseUrl).option(WebSocketTransports.SHARED_CONTAINER, true);
  }

  @Override
  public ObservingServer server() {
    return ObservingServer.scripted();
  }
}
