package dev.sockjs.transport.websocket.services;

import dev.sockjs.spi.Framing;
import jakarta.websocket.WebSocketContainer;
import org.jspecify.annotations.Nullable;

/** Provides {@code websocket-raw}. */
public final class RawWebSocketProvider extends FramingProvider {

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
    super(Framing.RAW, provided);
  }
}
