package dev.sockjs.transport.streaming;

import dev.sockjs.spi.TransportProvider;
import dev.sockjs.testkit.ContractPeer;
import dev.sockjs.testkit.FloodContract;
import dev.sockjs.testkit.TransportContract;

class XhrStreamingContractTest implements TransportContract, FloodContract {

  @Override
  public TransportProvider provider() {
    return StreamingTransports.all().get(0);
  }

  @Override
  public ContractPeer.Flooding peer() {
    return new VertxPeer();
  }
}
