package dev.sockjs.http2;

import dev.sockjs.http.client.Http2Support;
import org.eclipse.jetty.http2.HTTP2Connection;
import org.eclipse.jetty.http2.client.HTTP2Client;
import org.eclipse.jetty.http2.client.transport.ClientConnectionFactoryOverHTTP2;
import org.eclipse.jetty.io.ClientConnectionFactory;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.io.Connection;

/** HTTP/2 with the flow-control windows that sessions need. */
public final class JettyHttp2 implements Http2Support {

  /**
   * How much a server may send on one stream before the session has read it: about what TCP buffers
   * for a session over HTTP/1.1.
   */
  private static final int STREAM_WINDOW_BYTES = 64 << 10;

  /**
   * How much a server may send on all streams of a connection: more than the windows of its streams
   * together, so that sessions which do not read never stop the others.
   */
  private static final int CONNECTION_WINDOW_BYTES = 1 << 30;

  /**
   * The limit for the headers of a request, and of a response; Jetty's is 8 KiB. Each request gets
   * a buffer of this size.
   */
  private static final int MAX_HEADER_BYTES = 64 << 10;

  /** Creates the service, for {@link java.util.ServiceLoader}. */
  public JettyHttp2() {}

  @Override
  public ClientConnectionFactory.Info protocol(ClientConnector connector) {
    HTTP2Client http2 = new HTTP2Client(connector);
    http2.setInitialStreamRecvWindow(STREAM_WINDOW_BYTES);
    http2.setInitialSessionRecvWindow(CONNECTION_WINDOW_BYTES);
    http2.setMaxConcurrentPushedStreams(0);
    http2.setMaxRequestHeadersSize(MAX_HEADER_BYTES);
    http2.setMaxResponseHeadersSize(MAX_HEADER_BYTES);
    return new ClientConnectionFactoryOverHTTP2.HTTP2(http2);
  }

  @Override
  public boolean hasOpenStream(Connection connection) {
    return connection instanceof HTTP2Connection http2
        && !http2.getSession().getStreams().isEmpty();
  }
}
