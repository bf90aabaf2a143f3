/** An application that enables HTTP/2. */
module multiplexing {
  requires dev.sockjs.api;
}
