/** A SockJS transport over the JDK's HTTP client, as an example. */
module dev.sockjs.examples.jdkpolling {
  requires dev.sockjs.api;
  requires java.net.http;
  requires static org.jspecify;

  // The client finds the transport as a service; nothing else needs the package.
  provides dev.sockjs.spi.TransportProvider with
      dev.sockjs.examples.jdkpolling.JdkPollingProvider;
}
