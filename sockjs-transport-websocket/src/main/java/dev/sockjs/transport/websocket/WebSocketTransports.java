package dev.sockjs.transport.websocket;

import dev.sockjs.TransportOption;
import dev.sockjs.spi.Transport;
import dev.sockjs.spi.TransportProvider;
import jakarta.websocket.WebSocketContainer;
import java.util.List;
import java.util.Objects;

/**
 * The transports over WebSocket, for applications that list theirs by hand, and their options.
 *
 * <ul>
 *   <li>{@code websocket}: the first in the negotiation.
 *   <li>{@code websocket-raw}: the server's endpoint without SockJS frames, for which there is no
 *       session; only if {@link dev.sockjs.SockJsOptions#transports()} names it. Binary messages
 *       are read as UTF-8. A lone surrogate that is sent arrives as {@code ?}.
 * </ul>
 *
 * <p><b>Containers.</b> Every connection has a Tyrus container of its own, with three daemon
 * threads: whatever its server does, giving the connection up frees threads and socket at once, and
 * a slow application makes it stop reading. For hundreds of connections set {@link
 * #SHARED_CONTAINER}. Or pass {@linkplain #with a container of your own}, for which the same holds
 * as for the shared one; it is never stopped.
 *
 * <p><b>Proxies.</b> HTTP proxies work with a private and with the shared container. With SOCKS
 * proxies, or with a proxy and a container of your own, the transports are not usable. Tyrus also
 * asks the JVM's {@link java.net.ProxySelector}, whether the client has a proxy or not.
 *
 * <p><b>Limits.</b> A server that drops the connection, or speaks no HTTP, before it has answered
 * the upgrade is noticed only when the transport's allowance of time ends.
 */
public final class WebSocketTransports {

  /**
   * Whether the connection uses the container that all connections of this JVM share: a few threads
   * for each processor, instead of three for each connection. False by default. The container ends
   * 30 s after the last of its connections.
   *
   * <p>What it costs: a connection whose server no longer reads, or never answers the upgrade,
   * keeps its socket until the server or the system ends it. And it cannot stop reading: if the
   * application is slower than the server, the session ends with 1008 once more waits than the
   * longest message may be.
   */
  public static final TransportOption<Boolean> SHARED_CONTAINER =
      TransportOption.of("websocket.sharedContainer", Boolean.class);

  /**
   * The longest batch of messages in one WebSocket message, in UTF-16 units; at least 1. By default
   * {@link Transport#WEBSOCKET_BATCH_LENGTH}, which every known server takes.
   */
  public static final TransportOption<Integer> MAX_BATCH_LENGTH =
      TransportOption.of("websocket.maxBatchLength", Integer.class);

  private WebSocketTransports() {}

  /**
   * Both transports.
   *
   * @return new providers of {@code websocket} and {@code websocket-raw}
   */
  public static List<TransportProvider> all() {
    return List.of(new WebSocketProvider(), new RawWebSocketProvider());
  }

  /**
   * Both transports over a container of the application's: any implementation of the Jakarta
   * WebSocket API. {@link #SHARED_CONTAINER} has no effect on them.
   *
   * @param container makes the connections; it is not stopped
   * @return new providers of {@code websocket} and {@code websocket-raw}
   */
  public static List<TransportProvider> with(WebSocketContainer container) {
    Objects.requireNonNull(container, "container");
    return List.of(new WebSocketProvider(container), new RawWebSocketProvider(container));
  }
}
