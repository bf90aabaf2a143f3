package dev.sockjs.core.discovery;

import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.TransportFactory;
import dev.sockjs.spi.TransportProvider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The factories of one client's transports, each opened when it is first asked for. */
public final class TransportFactories {

  private final ClientContext context;
  private final Map<TransportProvider, TransportFactory> factories = new LinkedHashMap<>();
  private boolean closed;

  public TransportFactories(ClientContext context) {
    this.context = context;
  }

  /**
   * Returns the client's one factory of a transport.
   *
   * @throws IllegalStateException if the client is closed
   */
  public synchronized TransportFactory get(TransportProvider provider) {
    if (closed) {
      throw new IllegalStateException("The client is closed");
    }
    return factories.computeIfAbsent(provider, unopened -> unopened.open(context));
  }

  /** Tells if the client is closed. Then each of its sessions is being closed too. */
  public synchronized boolean isClosed() {
    return closed;
  }

  /** Opens no factory from now on. */
  public synchronized void stopOpening() {
    closed = true;
  }

  /** Removes the factories that were opened, for the caller to close. */
  public synchronized List<TransportFactory> removeAll() {
    closed = true;
    List<TransportFactory> opened = List.copyOf(factories.values());
    factories.clear();
    return opened;
  }
}
