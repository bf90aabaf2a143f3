/** An application that passes its transports to the client builder. */
module explicit {
  requires dev.sockjs.transport.websocket;
  requires echo;
}
