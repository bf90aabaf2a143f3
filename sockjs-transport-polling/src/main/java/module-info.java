/** The transports that receive over one short HTTP response after the other. */
module dev.sockjs.transport.polling {
  requires transitive dev.sockjs.api;
  requires dev.sockjs.http;
  requires transitive org.eclipse.jetty.client;
  requires static org.jspecify;

  exports dev.sockjs.transport.polling;

  provides dev.sockjs.spi.TransportProvider with
      dev.sockjs.transport.polling.services.XhrPollingProvider,
      dev.sockjs.transport.polling.services.XdrPollingProvider,
      dev.sockjs.transport.polling.services.IframeXhrPollingProvider,
      dev.sockjs.transport.polling.services.JsonpPollingProvider;
}
