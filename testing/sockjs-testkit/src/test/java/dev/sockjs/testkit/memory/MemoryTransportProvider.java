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

/** Provider of the transport {@code memory}. */
final class MemoryTransportProvider implements TransportProvider {

  private final MemoryServer server;

  MemoryTransportProvider(MemoryServer server) {
    this.server = server;
  }

  @Override
  public String name() {
    return "memory";
  }

  /** After all built-in transports. */
  @Override
  public int order() {
    return 2000;
  }

  /** One request, to which the server responds with {@code o}. */
  @Override
  public int roundTrips() {
    return 1;
  }

  @Override
  public TransportFactory open(ClientContext client) {
    return new Factory(server, client);
  }

  /** Creates transports. It owns no resources, so close does nothing. */
  private record Factory(MemoryServer server, ClientContext client) implements TransportFactory {

    @Override
    public Eligibility eligibility(ServerInfo info, TransportTarget target) {
      return client.proxy().isPresent()
          ? Eligibility.refused("memory does not support proxies")
          : Eligibility.usable();
    }

    @Override
    public Transport connect(TransportRequest request, TransportListener listener) {
      MemoryTransport transport =
          new MemoryTransport(server, request, listener, new SerialExecutor(client.blocking()));
      transport.connect();
      return transport;
    }

    @Override
    public void close() {}
  }
}
