package dev.sockjs.transport.websocket.jetty.services;

import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.Framing;
import dev.sockjs.spi.TransportFactory;
import dev.sockjs.spi.TransportProvider;
import dev.sockjs.transport.websocket.jetty.connection.JettyWebSocketFactory;
import org.eclipse.jetty.client.HttpClient;
import org.jspecify.annotations.Nullable;

/** Provides {@code websocket} or {@code websocket-raw}, which differ only in their framing. */
abstract class FramingProvider implements TransportProvider {

  private final Framing framing;
  private final @Nullable HttpClient provided;

  /**
   * @param provided the application's HttpClient, or null for the client's own
   */
  FramingProvider(Framing framing, @Nullable HttpClient provided) {
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

  /** Above the provider on the Jakarta API, which an application may have beside this one. */
  @Override
  public final int priority() {
    return JettyWebSocketFactory.PRIORITY;
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
    return new JettyWebSocketFactory(framing, client, provided);
  }
}
