/** An application with the polling transports. */
module dev.sockjs.examples.polling {
  requires dev.sockjs.api;
}
