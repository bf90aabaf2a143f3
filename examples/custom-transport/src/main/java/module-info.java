/** An application with transports that are not of this project. */
module dev.sockjs.examples.customtransport {
  requires dev.sockjs.api;
}
