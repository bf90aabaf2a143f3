package dev.sockjs.transport.websocket.jetty;

import dev.sockjs.TransportOption;
import dev.sockjs.spi.Transport;
import dev.sockjs.spi.TransportProvider;
import dev.sockjs.transport.websocket.jetty.connection.JettyWebSocketFactory;
import dev.sockjs.transport.websocket.jetty.services.JettyRawWebSocketProvider;
import dev.sockjs.transport.websocket.jetty.services.JettyWebSocketProvider;
import java.util.List;
import java.util.Objects;
import org.eclipse.jetty.client.HttpClient;

/**
 * The WebSocket transports on Jetty, for applications that list theirs by hand, and their options.
 *
 * <ul>
 *   <li>{@code websocket}: the first in the negotiation.
 *   <li>{@code websocket-raw}: the server's endpoint without SockJS frames; only if {@link
 *       dev.sockjs.SockJsOptions#transports()} names it. Binary messages are read as UTF-8. A lone
 *       surrogate that is sent arrives as {@code ?}.
 * </ul>
 *
 * <p>They share one HttpClient with the HTTP transports of their client, and so TLS settings,
 * proxy, name lookups and threads. A connection has no thread of its own, reads only what the
 * session has asked for, and frees its socket at once when it is aborted. HTTP and SOCKS proxies
 * work; through an HTTP proxy {@code ws} goes by CONNECT too.
 */
public final class JettyWebSocketTransports {

  /**
   * The longest batch of messages in one WebSocket message, in UTF-16 units; at least 1. By default
   * {@link Transport#WEBSOCKET_BATCH_LENGTH}, which every known server accepts.
   */
  public static final TransportOption<Integer> MAX_BATCH_LENGTH =
      JettyWebSocketFactory.MAX_BATCH_LENGTH;

  private JettyWebSocketTransports() {}

  /**
   * Returns both transports, over the HttpClient that the SockJS client makes and stops.
   *
   * @return new providers of {@code websocket} and {@code websocket-raw}
   */
  public static List<TransportProvider> all() {
    return List.of(new JettyWebSocketProvider(), new JettyRawWebSocketProvider());
  }

  /**
   * Returns both transports, over an HttpClient of the application's, which is neither started nor
   * stopped. TLS, proxy, threads and limits are then those of that HttpClient. If it is not started
   * when a connection is made, that attempt fails. An abort does not end a TCP connect or a request
   * to a proxy that is under way; Jetty's connect timeout does.
   *
   * @param httpClient the application's, to be started before the first connection
   * @return new providers of {@code websocket} and {@code websocket-raw}
   */
  public static List<TransportProvider> with(HttpClient httpClient) {
    Objects.requireNonNull(httpClient, "httpClient");
    return List.of(
        new JettyWebSocketProvider(httpClient), new JettyRawWebSocketProvider(httpClient));
  }
}
