/** An application with the WebSocket transports, on Jetty. */
module dev.sockjs.examples.websocket {
  requires dev.sockjs.api;
}
