package dev.sockjs.examples.legacywebsocket;

import dev.sockjs.spi.TransportProvider;
import dev.sockjs.testkit.contract.ContractServer;
import dev.sockjs.testkit.contract.FloodContract;
import dev.sockjs.testkit.contract.TransportContract;
import dev.sockjs.testserver.SockJsTestServer;

/** {@code websocket-hybi-10} against the embedded server, which speaks the draft. */
final class Hybi10ContractTest implements TransportContract, FloodContract {

  @Override
  public TransportProvider provider() {
    return new Hybi10Provider();
  }

  @Override
  public ContractServer.Flooding server() {
    SockJsTestServer server = SockJsTestServer.start();
    return ContractServer.Flooding.of(server::uri, server::close);
  }
}
