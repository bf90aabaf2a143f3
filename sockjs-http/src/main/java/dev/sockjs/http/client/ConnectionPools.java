package dev.sockjs.http.client;

import dev.sockjs.http.client.ConnectionReusePolicy.Mode;
import java.util.List;
import org.eclipse.jetty.client.ConnectionPool;
import org.eclipse.jetty.client.Destination;
import org.eclipse.jetty.client.DuplexConnectionPool;
import org.eclipse.jetty.client.Origin;

/** Creates the connection pools of an HttpClient that speaks HTTP/2 too. */
final class ConnectionPools {

  /** The tag of a connection pool: Jetty has one for each origin, protocol and tag. */
  record Tag(Mode mode, int slot) {

    /**
     * Returns the tag for a request over HTTP/1.1. Receiving requests are spread over the slots,
     * because Jetty searches a whole pool for an idle connection.
     */
    static Tag http1(Mode mode, int slot) {
      return switch (mode) {
        case REUSE, CLOSE -> new Tag(mode, slot);
        case SHARED_STREAM -> new Tag(Mode.CLOSE, slot);
        case SHORT_EXCHANGE, AFTER_INFO -> new Tag(Mode.SHORT_EXCHANGE, 0);
        case PROBE -> new Tag(mode, 0);
      };
    }

    /**
     * Returns the tag for a request over HTTP/2. Requests share a pool if they share connections.
     */
    static Tag http2(Mode mode, int slot) {
      return switch (mode) {
        case CLOSE -> new Tag(mode, slot);
        case PROBE -> new Tag(mode, 0);
        case SHORT_EXCHANGE, AFTER_INFO, REUSE, SHARED_STREAM -> new Tag(Mode.REUSE, 0);
      };
    }
  }

  private ConnectionPools() {}

  static ConnectionPool create(Destination destination) {
    int maxConnections = destination.getHttpClient().getMaxConnectionsPerDestination();
    Origin.Protocol protocol = destination.getOrigin().getProtocol();
    if (protocol == null || protocol.getProtocols().equals(List.of("http/1.1"))) {
      return new Http1ConnectionPool(destination);
    }
    if (destination.getOrigin().getTag() instanceof Tag tag && tag.mode() == Mode.CLOSE) {
      DuplexConnectionPool pool = new DuplexConnectionPool(destination, maxConnections);
      pool.setMaxUsage(1);
      return pool;
    }
    return new Http2ConnectionPool(destination, maxConnections);
  }
}
