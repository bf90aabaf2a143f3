package dev.sockjs.transport.websocket.services;

import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.Framing;
import dev.sockjs.spi.TransportFactory;
import dev.sockjs.spi.TransportProvider;
import dev.sockjs.transport.websocket.connection.WebSocketTransportFactory;
import dev.sockjs.transport.websocket.container.ContainerSource;
import jakarta.websocket.WebSocketContainer;
import org.jspecify.annotations.Nullable;

/** Provides {@code websocket-raw}. */
public final class RawWebSocketProvider implements TransportProvider {

  private final @Nullable WebSocketContainer provided;

  /** Creates a provider whose clients use Tyrus or discover a container. */
  public RawWebSocketProvider() {
    this(null);
  }

  /**
   * Creates a provider whose clients use a container of the application.
   *
   * @param provided the container; null for Tyrus or a discovered one
   */
  public RawWebSocketProvider(@Nullable WebSocketContainer provided) {
    this.provided = provided;
  }

  @Override
  public String name() {
    return "websocket-raw";
  }

  @Override
  public int order() {
    return 150;
  }

  @Override
  public int roundTrips() {
    return 2;
  }

  @Override
  public boolean onlyByName() {
    return true;
  }

  @Override
  public TransportFactory open(ClientContext client) {
    return new WebSocketTransportFactory(Framing.RAW, client, ContainerSource.of(provided, client));
  }
}
