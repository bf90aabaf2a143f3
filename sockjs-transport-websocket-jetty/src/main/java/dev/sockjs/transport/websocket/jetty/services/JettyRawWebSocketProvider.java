package dev.sockjs.transport.websocket.jetty.services;

import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.Framing;
import dev.sockjs.spi.TransportFactory;
import dev.sockjs.spi.TransportProvider;
import dev.sockjs.transport.websocket.jetty.JettyWebSocketTransports;
import dev.sockjs.transport.websocket.jetty.connection.JettyWebSocketFactory;
import org.eclipse.jetty.client.HttpClient;
import org.jspecify.annotations.Nullable;

/**
 * The service that provides {@code websocket-raw}. Applications use {@link
 * JettyWebSocketTransports}.
 */
public final class JettyRawWebSocketProvider implements TransportProvider {

  private final @Nullable HttpClient provided;

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

  /** Above the provider on the Jakarta API, which an application may have beside this one. */
  @Override
  public int priority() {
    return JettyWebSocketFactory.PRIORITY;
  }

  /** The TCP connection, and the upgrade. */
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
    return new JettyWebSocketFactory(Framing.RAW, client, provided);
  }
}
