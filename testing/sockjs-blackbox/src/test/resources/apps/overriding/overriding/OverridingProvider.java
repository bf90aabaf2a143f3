package overriding;

import dev.sockjs.ServerInfo;
import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.Eligibility;
import dev.sockjs.spi.Transport;
import dev.sockjs.spi.TransportFactory;
import dev.sockjs.spi.TransportListener;
import dev.sockjs.spi.TransportProvider;
import dev.sockjs.spi.TransportRequest;
import dev.sockjs.spi.TransportTarget;

/** Replaces the built-in transport, and refuses every connection with a reason of its own. */
public final class OverridingProvider implements TransportProvider {
  @Override
  public String name() {
    return "websocket";
  }

  @Override
  public int order() {
    return 100;
  }

  @Override
  public int priority() {
    return 1;
  }

  @Override
  public int roundTrips() {
    return 1;
  }

  @Override
  public TransportFactory open(ClientContext client) {
    return new TransportFactory() {
      @Override
      public Eligibility eligibility(ServerInfo info, TransportTarget target) {
        return Eligibility.refused("the application's own transport");
      }

      @Override
      public Transport connect(TransportRequest request, TransportListener listener) {
        throw new IllegalStateException("The transport is not eligible");
      }

      @Override
      public void close() {}
    };
  }
}
