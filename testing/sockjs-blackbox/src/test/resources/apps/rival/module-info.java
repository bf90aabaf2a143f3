/** A transport {@code websocket} with the same priority as the built-in one. */
module rival {
  requires dev.sockjs.api;

  provides dev.sockjs.spi.TransportProvider with
      rival.RivalProvider;
}
