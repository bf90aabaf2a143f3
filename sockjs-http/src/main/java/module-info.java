/**
 * The code that the HTTP transports share, over Jetty's HttpClient. Only the transport modules use
 * it directly; applications use those modules.
 */
// The exports name modules that are compiled after this one.
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
      dev.sockjs.http2,
      dev.sockjs.transport.websocket.jetty;
  exports dev.sockjs.http.exchange to
      dev.sockjs.transport.websocket.jetty;

  uses dev.sockjs.http.client.Http2Support;

  provides dev.sockjs.spi.InfoRequester with
      dev.sockjs.http.JettyInfoRequester;
}
