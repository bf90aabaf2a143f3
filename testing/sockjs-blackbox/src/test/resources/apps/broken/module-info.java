/** Providers that cannot be loaded, for two different reasons. */
module broken {
  requires dev.sockjs.api;
  requires static absent;

  provides dev.sockjs.spi.TransportProvider with
      broken.ThrowingProvider,
      broken.UnlinkableProvider;
}
