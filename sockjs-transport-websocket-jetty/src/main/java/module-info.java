/**
 * The transports {@code websocket} and {@code websocket-raw} over Jetty's HttpClient, which the
 * HTTP transports use too.
 */
module dev.sockjs.transport.websocket.jetty {
  requires transitive dev.sockjs.http;
  requires org.eclipse.jetty.websocket.core.client;
  requires static org.jspecify;

  exports dev.sockjs.transport.websocket.jetty;

  provides dev.sockjs.spi.TransportProvider with
      dev.sockjs.transport.websocket.jetty.services.JettyWebSocketProvider,
      dev.sockjs.transport.websocket.jetty.services.JettyRawWebSocketProvider;
}
