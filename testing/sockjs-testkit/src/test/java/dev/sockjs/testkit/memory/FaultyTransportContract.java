package dev.sockjs.testkit.memory;

import dev.sockjs.ServerInfo;
import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.Eligibility;
import dev.sockjs.spi.Transport;
import dev.sockjs.spi.TransportFactory;
import dev.sockjs.spi.TransportListener;
import dev.sockjs.spi.TransportProvider;
import dev.sockjs.spi.TransportRequest;
import dev.sockjs.spi.TransportTarget;
import dev.sockjs.testkit.contract.ObservedContract;
import dev.sockjs.testkit.contract.TransportContract;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * The contracts for a transport with a middleman; each of their tests is called by hand, and nobody
 * waits for long. Abstract, so that nobody takes it for a class of tests.
 */
abstract class FaultyTransportContract implements TransportContract, ObservedContract {

  private final MemoryServer server = new MemoryServer();
  private final Supplier<ForwardingTransport> middlemen;

  FaultyTransportContract(Supplier<ForwardingTransport> middlemen) {
    this.middlemen = middlemen;
  }

  @Override
  public TransportProvider provider() {
    return new Provider(new MemoryTransportProvider(server), middlemen);
  }

  @Override
  public MemoryServer server() {
    return server;
  }

  @Override
  public Duration timeout() {
    return Duration.ofMillis(500);
  }

  private record Provider(TransportProvider healthy, Supplier<ForwardingTransport> middlemen)
      implements TransportProvider {

    @Override
    public String name() {
      return healthy.name();
    }

    @Override
    public int order() {
      return healthy.order();
    }

    @Override
    public int roundTrips() {
      return healthy.roundTrips();
    }

    @Override
    public TransportFactory open(ClientContext client) {
      return new Factory(healthy.open(client), middlemen);
    }
  }

  private record Factory(TransportFactory healthy, Supplier<ForwardingTransport> middlemen)
      implements TransportFactory {

    @Override
    public Eligibility eligibility(ServerInfo info, TransportTarget target) {
      return healthy.eligibility(info, target);
    }

    @Override
    public Transport connect(TransportRequest request, TransportListener listener) {
      return middlemen.get().connect(healthy, request, listener);
    }

    @Override
    public void close() {
      healthy.close();
    }
  }
}
