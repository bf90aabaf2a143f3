package dev.sockjs.transport.websocket;

import dev.sockjs.spi.TransportProvider;
import dev.sockjs.testkit.ContractPeer;
import dev.sockjs.testkit.FloodContract;
import dev.sockjs.testkit.TransportContract;
import dev.sockjs.testserver.SockJsTestServer;

/** {@code websocket-raw} against the embedded server. */
final class RawWebSocketContractTest implements TransportContract, FloodContract {

  @Override
  public TransportProvider provider() {
    return new RawWebSocketProvider();
  }

  @Override
  public ContractPeer.Flooding peer() {
    SockJsTestServer server = SockJsTestServer.start();
    return ContractPeer.Flooding.of(server::uri, server::close);
  }
}
