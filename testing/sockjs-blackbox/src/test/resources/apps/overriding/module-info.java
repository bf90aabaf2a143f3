/** A transport {@code websocket} of the application, which replaces the built-in one. */
module overriding {
  requires dev.sockjs.api;

  provides dev.sockjs.spi.TransportProvider with
      overriding.OverridingProvider;
}
