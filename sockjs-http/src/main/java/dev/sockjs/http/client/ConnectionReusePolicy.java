package dev.sockjs.http.client;

import dev.sockjs.spi.Scheduler;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Decides whether receiving requests to an origin may reuse a connection.
 *
 * <p>Some servers close the connection after a receiving request. Vert.x does so after every poll
 * and every stream and does not announce it (vertx-web#2862), so the next request on that
 * connection is lost. Where the server keeps connections open, polling over one connection is twice
 * as fast as over a new connection for each poll.
 *
 * <p>The policy finds out without risking a request. One receiving request to each origin is the
 * probe. It gets a connection of its own, on which no other request follows. {@link
 * #PROBE_CHECK_DELAY} after its response, the policy checks whether that connection is still open.
 * Until that check, every receiving request says {@code Connection: close}. If the check finds the
 * connection closed, they keep doing so.
 *
 * <p>Over HTTP/2 the same server closes a connection that many sessions share. Polls are probed
 * likewise. But a stream may not end for hours, and a connection for each until then would leave
 * nothing of HTTP/2. So streams share connections from the start, and stop doing so when one of
 * them is found closed after a response.
 *
 * <p>The policy remembers the {@value Origins#MAX} origins that were used last. Safe for any
 * thread.
 */
public final class ConnectionReusePolicy {

  /** How a request uses connections. */
  public enum Mode {
    /**
     * A short exchange: messages, the info, or a page. It reuses a connection, since every server
     * keeps connections open after these. If a proxy forwards the request, it says {@code
     * Connection: close}.
     */
    SHORT_EXCHANGE,
    /**
     * The first receiving request of a session, if the connection of the info request is idle: it
     * uses that connection, which saves the round trips for a new one, and says {@code Connection:
     * close}. A connection for messages is opened meanwhile.
     */
    AFTER_INFO,
    /** A receiving request that may reuse a connection. */
    REUSE,
    /**
     * A receiving request that says {@code Connection: close}. Over HTTP/2, which has no such
     * header, the connection is closed after the response.
     */
    CLOSE,
    /**
     * A receiving request without {@code Connection: close} and with a connection of its own, which
     * is checked after the response.
     */
    PROBE,
    /**
     * A streaming request over HTTP/2, which shares a connection before it is known if the server
     * keeps that open. Its connection is checked after the response, which may be hours later.
     */
    SHARED_STREAM
  }

  private enum OriginState {
    BEING_PROBED,
    KEEPS_CONNECTIONS,
    CLOSES_CONNECTIONS
  }

  /**
   * The delay from the end of the probe's response to the check of its connection. A FIN that
   * follows the response arrives with it, unless it is lost and sent again. A connection that the
   * server keeps open for less than this is not worth keeping.
   */
  public static final Duration PROBE_CHECK_DELAY = Duration.ofSeconds(1);

  private final Scheduler scheduler;

  /** The known origins, by scheme, host and port. Guarded by itself. */
  private final Map<String, OriginState> origins = Origins.newMap(true);

  ConnectionReusePolicy(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /**
   * Returns the mode of the next receiving request to a URL. After {@link Mode#PROBE} the caller
   * must report how the request ended.
   */
  public Mode nextMode(URI url) {
    synchronized (origins) {
      OriginState state = origins.putIfAbsent(Origins.key(url), OriginState.BEING_PROBED);
      return state == null ? Mode.PROBE : mode(state);
    }
  }

  /** Returns the mode that {@link #nextMode} would return now. */
  Mode expectedMode(URI url) {
    synchronized (origins) {
      OriginState state = origins.get(Origins.key(url));
      return state == null ? Mode.PROBE : mode(state);
    }
  }

  private static Mode mode(OriginState state) {
    return state == OriginState.KEEPS_CONNECTIONS ? Mode.REUSE : Mode.CLOSE;
  }

  /** Returns the mode of the next streaming request over HTTP/2. */
  public Mode nextStreamMode(URI url) {
    synchronized (origins) {
      OriginState state = origins.get(Origins.key(url));
      if (state == null || state == OriginState.BEING_PROBED) {
        return Mode.SHARED_STREAM;
      }
      return mode(state);
    }
  }

  /**
   * Reports that the probe got its response, or that a {@link Mode#SHARED_STREAM} ended.
   *
   * @param isOpen tells if the probe's connection is still open; called after {@link
   *     #PROBE_CHECK_DELAY}
   */
  public void probeSucceeded(URI url, BooleanSupplier isOpen) {
    scheduler.schedule(
        PROBE_CHECK_DELAY,
        () ->
            put(
                url,
                isOpen.getAsBoolean()
                    ? OriginState.KEEPS_CONNECTIONS
                    : OriginState.CLOSES_CONNECTIONS));
  }

  /** Reports that the probe got no response. The next receiving request is another probe. */
  public void probeFailed(URI url) {
    synchronized (origins) {
      origins.remove(Origins.key(url), OriginState.BEING_PROBED);
    }
  }

  /**
   * Reports that a request with {@link Mode#REUSE} got no response. From now on, receiving requests
   * to its origin say {@code Connection: close}.
   */
  public void reuseFailed(URI url) {
    put(url, OriginState.CLOSES_CONNECTIONS);
  }

  private void put(URI url, OriginState state) {
    synchronized (origins) {
      origins.put(Origins.key(url), state);
    }
  }
}
