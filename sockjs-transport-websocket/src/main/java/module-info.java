/**
 * The transports {@code websocket} and {@code websocket-raw}, over the Jakarta WebSocket API.
 *
 * <p>The container is Tyrus over Grizzly, unless the application brings its own: that is why Tyrus
 * may be absent. An image made by {@code jlink} has to name {@code
 * org.glassfish.tyrus.container.grizzly.client} with {@code --add-modules}.
 */
module dev.sockjs.transport.websocket {
  requires static org.jspecify;
  requires transitive dev.sockjs.api;
  requires transitive jakarta.websocket.client;
  requires static org.glassfish.grizzly;
  requires static org.glassfish.tyrus.client;
  requires static org.glassfish.tyrus.container.grizzly.client;
  requires static org.glassfish.tyrus.spi;

  exports dev.sockjs.transport.websocket;

  provides dev.sockjs.spi.TransportProvider with
      dev.sockjs.transport.websocket.WebSocketProvider,
      dev.sockjs.transport.websocket.RawWebSocketProvider;
}
