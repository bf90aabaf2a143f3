package dev.sockjs.transport.polling;

import dev.sockjs.spi.TransportProvider;
import dev.sockjs.testkit.ContractPeer;
import dev.sockjs.testkit.FloodContract;
import dev.sockjs.testkit.TransportContract;

class XhrPollingContractTest implements TransportContract, FloodContract {

  @Override
  public TransportProvider provider() {
    return PollingTransports.all().get(0);
  }

  @Override
  public ContractPeer.Flooding peer() {
    return new VertxPeer();
  }
}
