/**
 * What the HTTP transports share, over Jetty's HttpClient. For the transport modules alone;
 * applications get at it through those.
 */
// The exports name modules that are built after this one.
@SuppressWarnings("module")
module dev.sockjs.http {
  requires transitive dev.sockjs.api;
  requires jdk.net;
  requires transitive org.eclipse.jetty.client;
  requires static org.jspecify;

  exports dev.sockjs.http to
      dev.sockjs.transport.polling,
      dev.sockjs.transport.streaming;
  exports dev.sockjs.http.decode to
      dev.sockjs.transport.polling,
      dev.sockjs.transport.streaming;
  exports dev.sockjs.http.spec to
      dev.sockjs.transport.polling,
      dev.sockjs.transport.streaming;
  exports dev.sockjs.http.client to
      dev.sockjs.transport.websocket.jetty;
  exports dev.sockjs.http.exchange to
      dev.sockjs.transport.websocket.jetty;

  provides dev.sockjs.spi.InfoRequester with
      dev.sockjs.http.JettyInfoRequester;
}
