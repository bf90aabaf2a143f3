package dev.sockjs.transport.websocket.jetty.services;

import dev.sockjs.spi.Framing;
import dev.sockjs.transport.websocket.jetty.JettyWebSocketTransports;
import org.eclipse.jetty.client.HttpClient;
import org.jspecify.annotations.Nullable;

/**
 * The service that provides {@code websocket-raw}. Applications use {@link
 * JettyWebSocketTransports}.
 */
public final class JettyRawWebSocketProvider extends FramingProvider {

  /** Creates a provider for {@link java.util.ServiceLoader}. */
  public JettyRawWebSocketProvider() {
    this(null);
  }

  /**
   * Creates a provider over an HttpClient of the application.
   *
   * @param provided neither started nor stopped here; or null for the client's own
   */
  public JettyRawWebSocketProvider(@Nullable HttpClient provided) {
    super(Framing.RAW, provided);
  }
}
