package dev.sockjs.testkit.memory;

import dev.sockjs.spi.TransportProvider;
import dev.sockjs.testkit.contract.FloodContract;
import dev.sockjs.testkit.contract.ObservedContract;
import dev.sockjs.testkit.contract.TransportContract;

final class MemoryTransportTest implements TransportContract, FloodContract, ObservedContract {

  private final MemoryServer server = new MemoryServer();

  @Override
  public TransportProvider provider() {
    return new MemoryTransportProvider(server);
  }

  @Override
  public MemoryServer server() {
    return server;
  }

  @Override
  public MemoryServer observingServer() {
    return server;
  }
}
