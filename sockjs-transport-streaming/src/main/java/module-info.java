/** The transports that receive over one long HTTP response after the other. */
module dev.sockjs.transport.streaming {
  requires transitive dev.sockjs.api;
  requires dev.sockjs.http;
  requires transitive org.eclipse.jetty.client;
  requires static org.jspecify;

  exports dev.sockjs.transport.streaming;

  provides dev.sockjs.spi.TransportProvider with
      dev.sockjs.transport.streaming.services.XhrStreamingProvider,
      dev.sockjs.transport.streaming.services.XdrStreamingProvider,
      dev.sockjs.transport.streaming.services.EventSourceProvider,
      dev.sockjs.transport.streaming.services.IframeEventSourceProvider,
      dev.sockjs.transport.streaming.services.HtmlfileProvider,
      dev.sockjs.transport.streaming.services.IframeHtmlfileProvider;
}
