package dev.sockjs.examples.jdkpolling;

import dev.sockjs.spi.TransportProvider;
import dev.sockjs.testkit.contract.ContractServer;
import dev.sockjs.testkit.contract.FloodContract;
import dev.sockjs.testkit.contract.HttpTransportContract;
import dev.sockjs.testkit.contract.ObservedContract;
import dev.sockjs.testkit.contract.SettingsContract;
import dev.sockjs.testkit.contract.TransportContract;
import dev.sockjs.testserver.SockJsTestServer;

/** The transport passes every contract. */
final class JdkPollingTest
    implements TransportContract,
        FloodContract,
        ObservedContract,
        HttpTransportContract,
        SettingsContract {

  @Override
  public TransportProvider provider() {
    return new JdkPollingProvider();
  }

  @Override
  public String receiveSuffix() {
    return "xhr";
  }

  @Override
  public ContractServer.Flooding server() {
    // The server closes the connection after each poll without announcing it.
    SockJsTestServer server = SockJsTestServer.start();
    return ContractServer.Flooding.of(server::uri, server::close);
  }
}
