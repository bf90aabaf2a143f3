package dev.sockjs.http.client;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.client.Connection;
import org.eclipse.jetty.client.ConnectionPool;
import org.eclipse.jetty.client.Destination;
import org.eclipse.jetty.client.MultiplexConnectionPool;
import org.eclipse.jetty.util.ConcurrentPool;
import org.eclipse.jetty.util.IO;
import org.jspecify.annotations.Nullable;

/**
 * The connections to one origin that may speak HTTP/2. Each takes as many requests at a time as the
 * server allows (SETTINGS_MAX_CONCURRENT_STREAMS), or one if the server chose HTTP/1.1.
 *
 * <p>The first connection goes first: requests wait until it shows how many of them a connection
 * takes. Jetty's pool would open a connection for each.
 *
 * <p>A connection can leave the pool while it has requests: the server announces with GOAWAY that
 * it will close it, or {@link StreamResets} wants no more requests on it. Jetty's pool counts a
 * removal as the end of one request, and so would close the connection when one request is left.
 * Here, the next call that acquires the connection removes it, and gives back what it has acquired.
 */
final class Http2ConnectionPool extends MultiplexConnectionPool {

  private enum State {
    /** To be removed by the next call that acquires it. */
    RETIRED,
    /** Removed; to be closed at the end of its last request. */
    LEAVING
  }

  /** More than any number of waiting requests. */
  private static final int UNLIMITED = 1 << 20;

  /** The state of the connections that take no more requests. */
  private final Map<Connection, State> retired = new ConcurrentHashMap<>();

  Http2ConnectionPool(Destination destination, int maxConnections) {
    super(
        destination,
        () ->
            new ConcurrentPool<>(
                ConcurrentPool.StrategyType.FIRST,
                maxConnections,
                Http2ConnectionPool::maxRequests),
        UNLIMITED);
  }

  private static int maxRequests(Connection connection) {
    if (connection instanceof ConnectionPool.MaxMultiplexable multiplexed) {
      int max = multiplexed.getMaxMultiplex();
      return max < 0 ? UNLIMITED : max;
    }
    return 1;
  }

  @Override
  protected void onCreated(Connection connection) {
    super.onCreated(connection);
    setInitialMaxMultiplex(Math.max(1, maxRequests(connection)));
  }

  @Override
  protected void onRemoved(Connection connection) {
    super.onRemoved(connection);
    retired.remove(connection);
  }

  /** Creates as many connections as the waiting requests need; Jetty's pool creates one. */
  @Override
  protected void tryCreate(boolean create) {
    int before = getPendingConnectionCount();
    super.tryCreate(create);
    while (getPendingConnectionCount() > before) {
      before = getPendingConnectionCount();
      super.tryCreate(false);
    }
  }

  @Override
  protected @Nullable Connection activate() {
    Connection connection = super.activate();
    while (connection != null && retired.replace(connection, State.RETIRED, State.LEAVING)) {
      if (super.remove(connection)) {
        IO.close(connection);
      }
      connection = super.activate();
    }
    return connection;
  }

  /** Removes a connection that is closed, or at the end of a request; retires any other. */
  @Override
  public boolean remove(Connection connection) {
    if (connection.isClosed() || retired.get(connection) == State.LEAVING) {
      return super.remove(connection);
    }
    retired.putIfAbsent(connection, State.RETIRED);
    return false;
  }
}
