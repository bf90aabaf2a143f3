package dev.sockjs.transport.websocket;

import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.Framing;
import dev.sockjs.spi.TransportFactory;
import dev.sockjs.spi.TransportProvider;
import jakarta.websocket.WebSocketContainer;
import org.jspecify.annotations.Nullable;

/**
 * Announces {@code websocket-raw} to {@link java.util.ServiceLoader}. Applications use {@link
 * WebSocketTransports}.
 */
public final class RawWebSocketProvider implements TransportProvider {

  private final @Nullable WebSocketContainer own;

  /** For {@link java.util.ServiceLoader}. */
  public RawWebSocketProvider() {
    this(null);
  }

  RawWebSocketProvider(@Nullable WebSocketContainer own) {
    this.own = own;
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
    return new WebSocketFactory(Framing.RAW, client, ContainerSource.of(own, client));
  }
}
