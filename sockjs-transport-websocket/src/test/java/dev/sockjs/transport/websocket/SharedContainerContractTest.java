package dev.sockjs.transport.websocket;

import dev.sockjs.spi.TransportProvider;
import dev.sockjs.testkit.contract.AbortContract;
import dev.sockjs.testkit.contract.ConnectContract;
import dev.sockjs.testkit.contract.ContractServer;
import dev.sockjs.testkit.contract.DemandContract;
import dev.sockjs.testkit.contract.HeadersContract;
import dev.sockjs.testkit.contract.TestTransportRequest;
import dev.sockjs.testkit.contract.TrafficContract;
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
  public ContractServer peer() {
    SockJsTestServer server = SockJsTestServer.start();
    return ContractServer.Flooding.of(server::uri, server::close);
  }
}
