package dev.sockjs.http.client;

import dev.sockjs.http.client.ConnectionReusePolicy.Mode;
import java.net.URI;
import java.util.Optional;
import org.eclipse.jetty.client.AbstractConnectionPool;

/** Opens connections before a session needs them. Safe for any thread. */
final class EarlyConnections {

  /** With more connections in a pool, receiving requests leave it alone. */
  private static final int MAX_SEARCHED = 64;

  private final boolean isOwn;
  private final ClientRequests requests;
  private final ConnectionReusePolicy reusePolicy;
  private final ReceiverSlots slots;

  /**
   * Creates an instance.
   *
   * @param isOwn false for the HttpClient of an application, which gets none
   */
  EarlyConnections(
      boolean isOwn,
      ClientRequests requests,
      ConnectionReusePolicy reusePolicy,
      ReceiverSlots slots) {
    this.isOwn = isOwn;
    this.requests = requests;
    this.reusePolicy = reusePolicy;
    this.slots = slots;
  }

  /** See {@link TransportHttpClient#prepare}. */
  void openForSession(URI url, boolean polls) {
    Optional<AbstractConnectionPool> messages = shortExchanges(url);
    openUnlessIdle(messages);
    if (polls && messages.isPresent()) {
      openUnlessIdle(requests.http1Pool(url, reusePolicy.expectedMode(url), slots.reserve(url)));
    }
  }

  /** See {@link TransportHttpClient#openForMessages}. */
  void openForMessages(URI url) {
    openUnlessIdle(shortExchanges(url).filter(pool -> pool.getPendingConnectionCount() == 0));
  }

  boolean hasIdleForMessages(URI url) {
    return shortExchanges(url).stream().anyMatch(pool -> pool.getIdleConnectionCount() > 0);
  }

  private static void openUnlessIdle(Optional<AbstractConnectionPool> pool) {
    pool.filter(each -> each.getIdleConnectionCount() == 0)
        .ifPresent(each -> each.preCreateConnections(1));
  }

  /**
   * Returns the pool of short exchanges with the origin of a URL, if it has few connections: Jetty
   * searches all of them, and a stream holds its connection for a long time. Empty also if short
   * exchanges do not keep connections, or share them with receivers.
   */
  private Optional<AbstractConnectionPool> shortExchanges(URI url) {
    return !isOwn || requests.mayUseHttp2(url) || requests.isForwardedByProxy(url)
        ? Optional.empty()
        : requests
            .http1Pool(url, Mode.SHORT_EXCHANGE, 0)
            .filter(pool -> pool.getConnectionCount() <= MAX_SEARCHED);
  }
}
