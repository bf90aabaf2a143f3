/** An application with the streaming transports. */
module dev.sockjs.examples.streaming {
  requires dev.sockjs.api;
}
