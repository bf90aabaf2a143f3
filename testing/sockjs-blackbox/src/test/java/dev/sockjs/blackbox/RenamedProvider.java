package dev.sockjs.blackbox;

import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.TransportFactory;
import dev.sockjs.spi.TransportProvider;

/** A transport under another name, and only by that name. */
abstract class RenamedProvider implements TransportProvider {

  private final TransportProvider provider;
  private final String suffix;

  /**
   * Renames a transport.
   *
   * @param provider the provider of the transport
   * @param suffix what to add to its name
   */
  RenamedProvider(TransportProvider provider, String suffix) {
    this.provider = provider;
    this.suffix = suffix;
  }

  @Override
  public final String name() {
    return provider.name() + suffix;
  }

  @Override
  public final int order() {
    return provider.order();
  }

  @Override
  public final int roundTrips() {
    return provider.roundTrips();
  }

  @Override
  public final boolean onlyByName() {
    return true;
  }

  @Override
  public final TransportFactory open(ClientContext client) {
    return provider.open(client);
  }
}
