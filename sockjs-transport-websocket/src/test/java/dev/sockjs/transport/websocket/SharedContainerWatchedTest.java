package dev.sockjs.transport.websocket;

import dev.sockjs.spi.TransportProvider;
import dev.sockjs.testkit.TestTransportRequest;
import dev.sockjs.testkit.WatchedContract;
import dev.sockjs.testkit.WatchfulPeer;
import java.net.URI;

/** {@code websocket} in the shared container, as a server sees it. */
final class SharedContainerWatchedTest implements WatchedContract {

  @Override
  public TransportProvider provider() {
    return new WebSocketProvider();
  }

  @Override
  public TestTransportRequest.Builder request(URI baseUrl) {
    return TestTransportRequest.to(baseUrl).option(WebSocketTransports.SHARED_CONTAINER, true);
  }

  @Override
  public WatchfulPeer peer() {
    return WatchfulPeer.scripted();
  }
}
