package dev.sockjs.core.discovery;

import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.TransportFactory;
import dev.sockjs.spi.TransportProvider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The factories of one client's transports, each opened when it is first needed. */
public final class TransportFactories {

  private final ClientContext context;
  private final Map<TransportProvider, TransportFactory> factories = new LinkedHashMap<>();
  private boolean closed;

  public TransportFactories(ClientContext context) {
    this.context = context;
  }

  /**
   * Returns the factory of a transport, and opens it on the first call.
   *
   * @throws IllegalStateException if the client is closed
   */
  public synchronized TransportFactory get(TransportProvider provider) {
    if (closed) {
      throw new IllegalStateException("The client is closed");
    }
    return factories.computeIfAbsent(provider, key -> key.open(context));
  }

  /** Tells if the client is closed; its sessions are then closed or being closed. */
  public synchronized boolean isClosed() {
    return closed;
  }

  /** Rejects all calls of {@link #get} from now on. */
  public synchronized void stopOpening() {
    closed = true;
  }

  /** Removes and returns the open factories, which the caller must close. */
  public synchronized List<TransportFactory> removeAll() {
    closed = true;
    List<TransportFactory> opened = List.copyOf(factories.values());
    factories.clear();
    return opened;
  }
}
