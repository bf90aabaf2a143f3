package dev.sockjs.http.client;

import java.io.IOException;
import org.eclipse.jetty.client.Connection;
import org.eclipse.jetty.client.Destination;
import org.eclipse.jetty.client.DuplexConnectionPool;
import org.eclipse.jetty.client.transport.HttpDestination;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.util.BufferUtil;

/**
 * The connections over HTTP/1.1 to one origin. A connection that was opened before it is needed
 * begins its TLS handshake at once; Jetty's pool would leave that to the first request.
 */
final class Http1ConnectionPool extends DuplexConnectionPool {

  private final Destination destination;

  Http1ConnectionPool(Destination destination) {
    super(destination, destination.getHttpClient().getMaxConnectionsPerDestination());
    this.destination = destination;
  }

  @Override
  protected void onCreated(Connection connection) {
    super.onCreated(connection);
    if (destination instanceof HttpDestination requests
        && requests.getQueuedRequestCount() == 0
        && connection instanceof org.eclipse.jetty.io.Connection unused
        && unused.getEndPoint() instanceof SslConnection.SslEndPoint secure) {
      beginHandshake(secure);
    }
  }

  /** Writes nothing, before which TLS sends its first message. */
  private static void beginHandshake(SslConnection.SslEndPoint secure) {
    try {
      secure.flush(BufferUtil.EMPTY_BUFFER);
    } catch (IOException e) {
      secure.close();
    }
  }
}
