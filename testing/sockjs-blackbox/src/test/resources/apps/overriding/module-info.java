/** A user's own {@code websocket}, instead of the built-in one. */
module overriding {
  requires dev.sockjs.api;

  provides dev.sockjs.spi.TransportProvider with
      overriding.OverridingProvider;
}
