/**
 * HTTP/2 for the HTTP transports of a client that enables it with {@link
 * dev.sockjs.SockJsClientBuilder#http2}. Found as a service; applications call nothing in it.
 */
// The digit is that of the protocol.
@SuppressWarnings("module")
module dev.sockjs.http2 {
  requires dev.sockjs.http;
  requires org.eclipse.jetty.http2.client.transport;
  requires static org.jspecify;

  provides dev.sockjs.http.client.Http2Support with
      dev.sockjs.http2.JettyHttp2;
}
