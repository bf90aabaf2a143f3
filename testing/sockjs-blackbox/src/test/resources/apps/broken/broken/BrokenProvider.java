package broken;

import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.TransportFactory;
import dev.sockjs.spi.TransportProvider;

/** The methods of the broken providers, which are never called. */
interface BrokenProvider extends TransportProvider {
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
    throw new IllegalStateException("A broken provider was loaded");
  }
}
