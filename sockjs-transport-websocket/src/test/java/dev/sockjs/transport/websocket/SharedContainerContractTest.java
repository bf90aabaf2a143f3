package dev.sockjs.transport.websocket;

import dev.sockjs.spi.TransportProvider;
import dev.sockjs.testkit.AbortContract;
import dev.sockjs.testkit.ConnectContract;
import dev.sockjs.testkit.ContractPeer;
import dev.sockjs.testkit.DemandContract;
import dev.sockjs.testkit.HeadersContract;
import dev.sockjs.testkit.TestTransportRequest;
import dev.sockjs.testkit.TrafficContract;
import dev.sockjs.testserver.SockJsTestServer;
import java.net.URI;

/**
 * {@code websocket} in the shared container, against the embedded server. What the shared container
 * cannot keep is left out: it holds its threads for a while when the last connection is gone, and
 * cannot stop a flood.
 */
final class SharedContainerContractTest
    implements ConnectContract, HeadersContract, TrafficContract, DemandContract, AbortContract {

  @Override
  public TransportProvider provider() {
    return new WebSocketProvider();
  }

  @Override
  public TestTransportRequest.Builder request(URI baseUrl) {
    return TestTransportRequest.to(baseUrl).option(WebSocketTransports.SHARED_CONTAINER, true);
  }

  @Override
  public ContractPeer peer() {
    SockJsTestServer server = SockJsTestServer.start();
    return ContractPeer.Flooding.of(server::uri, server::close);
  }
}
