package dev.sockjs.testkit.memory;

import dev.sockjs.spi.TransportProvider;
import dev.sockjs.testkit.FloodContract;
import dev.sockjs.testkit.TransportContract;
import dev.sockjs.testkit.WatchedContract;

final class MemoryTransportTest implements TransportContract, FloodContract, WatchedContract {

  private final MemoryServer server = new MemoryServer();

  @Override
  public TransportProvider provider() {
    return new MemoryTransportProvider(server);
  }

  @Override
  public MemoryServer peer() {
    return server;
  }
}
