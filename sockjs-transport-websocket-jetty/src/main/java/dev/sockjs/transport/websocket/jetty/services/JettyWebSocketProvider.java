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
 * The service that provides {@code websocket}. Applications use {@link JettyWebSocketTransports}.
 */
public final class JettyWebSocketProvider implements TransportProvider {

  private final @Nullable HttpClient provided;

  /** Creates a provider for {@link java.util.ServiceLoader}. */
  public JettyWebSocketProvider() {
    this(null);
  }

  /**
   * Creates a provider over an HttpClient of the application.
   *
   * @param provided neither started nor stopped here; or null for the client's own
   */
  public JettyWebSocketProvider(@Nullable HttpClient provided) {
    this.provided = provided;
  }

  @Override
  public String name() {
    return "websocket";
  }

  @Override
  public int order() {
    return 100;
  }

  /** Above the provider on the Jakarta API, which an application may have beside this one. */
  @Override
  public int priority() {
    return JettyWebSocketFactory.PRIORITY;
  }

  /** The upgrade, and the open frame. */
  @Override
  public int roundTrips() {
    return 2;
  }

  @Override
  public boolean onlyByName() {
    return false;
  }

  @Override
  public TransportFactory open(ClientContext client) {
    return new JettyWebSocketFactory(Framing.SOCKJS, client, provided);
  }
}
