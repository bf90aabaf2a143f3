package broken;

import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.TransportFactory;
import dev.sockjs.spi.TransportProvider;

/** What the broken providers would be if they could be loaded. */
interface NeverLoaded extends TransportProvider {
  @Override
  default String name() {
    return "broken";
  }

  @Override
  default int order() {
    return 1;
  }

  @Override
  default int roundTrips() {
    return 1;
  }

  @Override
  default TransportFactory open(ClientContext client) {
    throw new IllegalStateException("loaded after all");
  }
}
