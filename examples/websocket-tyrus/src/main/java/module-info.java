/** An application with the WebSocket transports, on the Jakarta WebSocket API with Tyrus. */
module dev.sockjs.examples.websockettyrus {
  requires dev.sockjs.api;
}
