package rival;

import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.TransportFactory;
import dev.sockjs.spi.TransportProvider;

/** Has the name and the priority of a built-in transport. */
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
    throw new IllegalStateException("This provider must not be chosen");
  }
}
