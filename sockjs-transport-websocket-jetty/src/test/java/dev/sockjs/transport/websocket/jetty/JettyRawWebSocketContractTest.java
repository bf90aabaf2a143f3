package dev.sockjs.transport.websocket.jetty;

import dev.sockjs.spi.TransportProvider;
import dev.sockjs.testkit.contract.ContractServer;
import dev.sockjs.testkit.contract.FloodContract;
import dev.sockjs.testkit.contract.TransportContract;
import dev.sockjs.testserver.SockJsTestServer;
import dev.sockjs.transport.websocket.jetty.services.JettyRawWebSocketProvider;

/** {@code websocket-raw} against the embedded server. */
final class JettyRawWebSocketContractTest implements TransportContract, FloodContract {

  @Override
  public TransportProvider provider() {
    return new JettyRawWebSocketProvider();
  }

  @Override
  public ContractServer.Flooding server() {
    SockJsTestServer server = SockJsTestServer.start();
    return ContractServer.Flooding.of(server::uri, server::close);
  }
}
