package dev.sockjs.transport.websocket;

import dev.sockjs.spi.TransportProvider;
import dev.sockjs.testkit.contract.ContractServer;
import dev.sockjs.testkit.contract.FloodContract;
import dev.sockjs.testkit.contract.TransportContract;
import dev.sockjs.testserver.SockJsTestServer;
import dev.sockjs.transport.websocket.services.RawWebSocketProvider;

/** {@code websocket-raw} against the embedded server. */
final class RawWebSocketContractTest implements TransportContract, FloodContract {

  @Override
  public TransportProvider provider() {
    return new RawWebSocketProvider();
  }

  @Override
  public ContractServer.Flooding server() {
    SockJsTestServer server = SockJsTestServer.start();
    return ContractServer.Flooding.of(server::uri, server::close);
  }
}
