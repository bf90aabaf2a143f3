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
 * The contracts for a transport with a fault. {@link FaultyTransportTest} calls their tests; the
 * class is abstract so that JUnit does not. The timeout is short, since tests are expected to fail.
 */
abstract class FaultyTransportContract implements TransportContract, ObservedContract {

  private final MemoryServer server = new MemoryServer();
  private final Supplier<ForwardingTransport> transports;

  FaultyTransportContract(Supplier<ForwardingTransport> transports) {
    this.transports = transports;
  }

  @Override
  public TransportProvider provider() {
    return new Provider(new MemoryTransportProvider(server), transports);
  }

  @Override
  public MemoryServer server() {
    return server;
  }

  @Override
  public MemoryServer observingServer() {
    return server;
  }

  @Override
  public Duration timeout() {
    return Duration.ofSeconds(2);
  }

  private record Provider(TransportProvider correct, Supplier<ForwardingTransport> transports)
      implements TransportProvider {

    @Override
    public String name() {
      return correct.name();
    }

    @Override
    public int order() {
      return correct.order();
    }

    @Override
    public int roundTrips() {
      return correct.roundTrips();
    }

    @Override
    public TransportFactory open(ClientContext client) {
      return new Factory(correct.open(client), transports);
    }
  }

  private record Factory(TransportFactory correct, Supplier<ForwardingTransport> transports)
      implements TransportFactory {

    @Override
    public Eligibility eligibility(ServerInfo info, TransportTarget target) {
      return correct.eligibility(info, target);
    }

    @Override
    public Transport connect(TransportRequest request, TransportListener listener) {
      return transports.get().connect(correct, request, listener);
    }

    @Override
    public void close() {
      correct.close();
    }
  }
}
