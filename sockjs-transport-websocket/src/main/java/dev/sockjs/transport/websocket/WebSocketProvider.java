package dev.sockjs.transport.websocket;

import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.Framing;
import dev.sockjs.spi.TransportFactory;
import dev.sockjs.spi.TransportProvider;
import jakarta.websocket.WebSocketContainer;
import org.jspecify.annotations.Nullable;

/**
 * Announces {@code websocket} to {@link java.util.ServiceLoader}. Applications use {@link
 * WebSocketTransports}.
 */
public final class WebSocketProvider implements TransportProvider {

  private final @Nullable WebSocketContainer own;

  /** For {@link java.util.ServiceLoader}. */
  public WebSocketProvider() {
    this(null);
  }

  WebSocketProvider(@Nullable WebSocketContainer own) {
    this.own = own;
  }

  @Override
  public String name() {
    return "websocket";
  }

  @Override
  public int order() {
    return 100;
  }

  /** The upgrade, and the open frame. */
  @Override
  public int roundTrips() {
    return 2;
  }

  @Override
  public TransportFactory open(ClientContext client) {
    return new WebSocketFactory(Framing.SOCKJS, client, ContainerSource.of(own, client));
  }
}
