/** The transports {@code websocket-hybi-10} and {@code websocket-hixie-76}. */
module dev.sockjs.examples.legacywebsocket {
  requires transitive dev.sockjs.api;
  requires static org.jspecify;

  exports dev.sockjs.examples.legacywebsocket;

  provides dev.sockjs.spi.TransportProvider with
      dev.sockjs.examples.legacywebsocket.Hybi10Provider,
      dev.sockjs.examples.legacywebsocket.Hixie76Provider;
}
