package dev.sockjs.transport.polling;

import dev.sockjs.spi.TransportProvider;
import dev.sockjs.testkit.contract.ContractServer;
import dev.sockjs.testkit.contract.FloodContract;
import dev.sockjs.testkit.contract.TransportContract;
import dev.sockjs.testserver.SockJsTestServer;
import java.util.List;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("transports")
class PollingTransportsContractTest implements TransportContract, FloodContract {

  @Parameter TransportProvider provider;

  static List<TransportProvider> transports() {
    return PollingTransports.all();
  }

  @Override
  public TransportProvider provider() {
    return provider;
  }

  @Override
  public ContractServer.Flooding server() {
    // The server closes the connection after each receiving request without announcing it.
    SockJsTestServer server = SockJsTestServer.start();
    return ContractServer.Flooding.of(server::uri, server::close);
  }
}
