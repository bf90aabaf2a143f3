/** A {@code websocket} with as much right to the name as the built-in one. */
module rival {
  requires dev.sockjs.api;

  provides dev.sockjs.spi.TransportProvider with
      rival.RivalProvider;
}
