package dev.sockjs.http.client;

import java.util.Map;
import java.util.WeakHashMap;
import org.eclipse.jetty.client.Connection;
import org.eclipse.jetty.client.transport.HttpConnection;

/**
 * Bounds how many streams are reset on one HTTP/2 connection. Servers count resets, because of the
 * rapid reset attack (CVE-2023-44487), and close a connection that has too many, with all of its
 * sessions: Vert.x after 200 in 30 s.
 *
 * <p>After {@value #MAX_RESETS} resets the connection leaves its pool. The requests on it continue,
 * and new ones use another connection. So the number of resets stays below that limit plus the
 * number of requests that the server allows at a time, 100 by default in Vert.x. Safe for any
 * thread.
 */
final class StreamResets {

  static final int MAX_RESETS = 100;

  /** The number of resets of each connection. Guarded by itself. */
  private final Map<Connection, Integer> counts = new WeakHashMap<>();

  /** Records that a request on the connection was aborted before its response was complete. */
  void add(Connection connection) {
    int count;
    synchronized (counts) {
      count = counts.merge(connection, 1, Integer::sum);
    }
    if (count == MAX_RESETS && connection instanceof HttpConnection pooled) {
      pooled.getHttpDestination().remove(pooled);
    }
  }
}
