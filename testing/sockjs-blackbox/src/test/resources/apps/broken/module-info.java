/** Providers that cannot be loaded, each for a reason of its own. */
module broken {
  requires dev.sockjs.api;
  requires static absent;

  provides dev.sockjs.spi.TransportProvider with
      broken.ThrowingProvider,
      broken.UnlinkableProvider;
}
