package dev.sockjs.examples.legacywebsocket;

import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.TransportFactory;
import dev.sockjs.spi.TransportProvider;
import dev.sockjs.spi.TransportRequest;
import java.util.function.Function;

/** Provides the transport for one draft. */
abstract class LegacyWebSocketProvider implements TransportProvider {

  private final String name;
  private final int order;
  private final Function<TransportRequest, Draft> drafts;

  LegacyWebSocketProvider(String name, int order, Function<TransportRequest, Draft> drafts) {
    this.name = name;
    this.order = order;
    this.drafts = drafts;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final int order() {
    return order;
  }

  /** The upgrade, and the open frame. */
  @Override
  public final int roundTrips() {
    return 2;
  }

  /** Most servers refuse the drafts, and an attempt would only delay the next transport. */
  @Override
  public final boolean onlyByName() {
    return true;
  }

  @Override
  public final TransportFactory open(ClientContext client) {
    return new LegacyWebSocketFactory(client, drafts);
  }
}
