package dev.sockjs.transport.websocket.services;

import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.Framing;
import dev.sockjs.spi.TransportFactory;
import dev.sockjs.spi.TransportProvider;
import dev.sockjs.transport.websocket.connection.WebSocketTransportFactory;
import dev.sockjs.transport.websocket.container.ContainerSource;
import jakarta.websocket.WebSocketContainer;
import org.jspecify.annotations.Nullable;

/** Provides {@code websocket} or {@code websocket-raw}, which differ only in their framing. */
abstract class FramingProvider implements TransportProvider {

  private final Framing framing;
  private final @Nullable WebSocketContainer provided;

  /**
   * @param provided the application's container; null for Tyrus or a discovered one
   */
  FramingProvider(Framing framing, @Nullable WebSocketContainer provided) {
    this.framing = framing;
    this.provided = provided;
  }

  @Override
  public final String name() {
    return framing == Framing.RAW ? "websocket-raw" : "websocket";
  }

  @Override
  public final int order() {
    return framing == Framing.RAW ? 150 : 100;
  }

  /** The upgrade, and the open frame; for {@code websocket-raw} the TCP connection instead. */
  @Override
  public final int roundTrips() {
    return 2;
  }

  @Override
  public final boolean onlyByName() {
    return framing == Framing.RAW;
  }

  @Override
  public final TransportFactory open(ClientContext client) {
    return new WebSocketTransportFactory(framing, client, ContainerSource.of(provided, client));
  }
}
