/** An application that lists its transports by hand. */
module byhand {
  requires dev.sockjs.transport.websocket;
  requires echo;
}
