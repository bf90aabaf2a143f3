package dev.sockjs.transport.websocket;

import dev.sockjs.spi.TransportProvider;
import dev.sockjs.testkit.contract.ContractServer;
import dev.sockjs.testkit.contract.TestTransportRequest;
import dev.sockjs.testkit.contract.TransportContract;
import dev.sockjs.testserver.SockJsTestServer;
import dev.sockjs.transport.websocket.services.WebSocketProvider;
import java.net.URI;

/**
 * {@code websocket} in the shared container against the embedded server. It does not implement the
 * flood contract, because the shared container cannot stop reading.
 */
final class SharedContainerContractTest implements TransportContract {

  @Override
  public TransportProvider provider() {
    return new WebSocketProvider();
  }

  @Override
  public TestTransportRequest.Builder request(URI baseUrl) {
    return TestTransportRequest.to(baseUrl).option(WebSocketTransports.SHARED_CONTAINER, true);
  }

  @Override
  public ContractServer server() {
    SockJsTestServer server = SockJsTestServer.start();
    return ContractServer.Flooding.of(server::uri, server::close);
  }

  /** Not a test here: the shared container keeps its threads for 30 s after the last connection. */
  @Override
  public void closedFactoryLeavesNoThreads() {}
}
