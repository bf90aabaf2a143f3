package dev.sockjs.examples.legacywebsocket;

import dev.sockjs.spi.TransportProvider;
import dev.sockjs.testkit.contract.ContractServer;
import dev.sockjs.testkit.contract.FloodContract;
import dev.sockjs.testkit.contract.TransportContract;
import dev.sockjs.testserver.SockJsTestServer;

/** {@code websocket-hixie-76} against the embedded server, which speaks the draft. */
final class Hixie76ContractTest implements TransportContract, FloodContract {

  @Override
  public TransportProvider provider() {
    return new Hixie76Provider();
  }

  /** Vert.x loses bytes of a message that a read does not bring as a whole. */
  @Override
  public ContractServer.Flooding server() {
    SockJsTestServer server = SockJsTestServer.builder().receiveBuffer(1 << 20).start();
    return ContractServer.Flooding.of(server::uri, server::close);
  }
}
