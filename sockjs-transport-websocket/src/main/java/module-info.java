/**
 * The transports {@code websocket} and {@code websocket-raw}, over the Jakarta WebSocket API.
 *
 * <p>They use Tyrus on Grizzly unless the application provides a container, so Tyrus may be absent.
 * An image made by {@code jlink} must name {@code org.glassfish.tyrus.container.grizzly.client}
 * with {@code --add-modules}.
 */
module dev.sockjs.transport.websocket {
  requires static org.jspecify;
  requires transitive dev.sockjs.api;
  requires transitive jakarta.websocket.client;
  requires static org.glassfish.grizzly;
  requires static org.glassfish.grizzly.http;
  requires static org.glassfish.tyrus.client;
  requires static org.glassfish.tyrus.container.grizzly.client;
  requires static org.glassfish.tyrus.core;
  requires static org.glassfish.tyrus.spi;

  exports dev.sockjs.transport.websocket;

  // Tyrus creates ErrorReports.Container by reflection.
  opens dev.sockjs.transport.websocket.container to
      org.glassfish.tyrus.core;

  provides dev.sockjs.spi.TransportProvider with
      dev.sockjs.transport.websocket.services.WebSocketProvider,
      dev.sockjs.transport.websocket.services.RawWebSocketProvider;
}
