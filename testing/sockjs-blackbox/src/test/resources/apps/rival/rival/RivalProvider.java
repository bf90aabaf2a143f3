package rival;

import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.TransportFactory;
import dev.sockjs.spi.TransportProvider;

/** Has the priority of the built-in transports. */
public final class RivalProvider implements TransportProvider {
  @Override
  public String name() {
    return "websocket";
  }

  @Override
  public int order() {
    return 100;
  }

  @Override
  public int roundTrips() {
    return 1;
  }

  @Override
  public TransportFactory open(ClientContext client) {
    throw new IllegalStateException("not chosen");
  }
}
