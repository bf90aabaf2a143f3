package dev.sockjs.examples.jdkpolling;

import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.TransportFactory;
import dev.sockjs.spi.TransportProvider;

/** Provider of the transport {@code jdk-polling}. */
public final class JdkPollingProvider implements TransportProvider {

  /** Creates a provider, for the service loader. */
  public JdkPollingProvider() {}

  @Override
  public String name() {
    return "jdk-polling";
  }

  /** After the built-in {@code xhr-polling}. */
  @Override
  public int order() {
    return 850;
  }

  /** The first poll, whose response has the open frame. */
  @Override
  public int roundTrips() {
    return 1;
  }

  @Override
  public TransportFactory open(ClientContext client) {
    return new JdkPollingFactory(client);
  }
}
