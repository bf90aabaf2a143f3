package dev.sockjs.transport.websocket;

import dev.sockjs.TransportOption;
import dev.sockjs.spi.Transport;
import dev.sockjs.spi.TransportProvider;
import dev.sockjs.transport.websocket.connection.WebSocketTransportFactory;
import dev.sockjs.transport.websocket.container.ContainerSource;
import dev.sockjs.transport.websocket.services.RawWebSocketProvider;
import dev.sockjs.transport.websocket.services.WebSocketProvider;
import jakarta.websocket.WebSocketContainer;
import java.util.List;
import java.util.Objects;

/**
 * The WebSocket transports and their options, for applications that list their transports
 * explicitly.
 *
 * <ul>
 *   <li>{@code websocket} is the first transport that a client tries.
 *   <li>{@code websocket-raw} connects to the server's raw endpoint, which has neither sessions nor
 *       SockJS frames. It is tried only if {@link dev.sockjs.SockJsOptions#transports()} names it.
 *       Binary messages are decoded as UTF-8. A lone surrogate is sent as {@code ?}.
 * </ul>
 *
 * <p><b>Containers.</b> By default, every connection has a Tyrus container of its own with three
 * daemon threads. An abort frees its threads and its socket at once, whatever the server does, and
 * a slow application makes it stop reading. With hundreds of connections, set {@link
 * #SHARED_CONTAINER}. An application can also provide {@linkplain #with its own container}, which
 * has the limits of the shared one and is never stopped.
 *
 * <p><b>Proxies.</b> The transports go through HTTP proxies, with private and with shared
 * containers, and never use a proxy that only the JVM's {@link java.net.ProxySelector} names. They
 * are not eligible through a SOCKS proxy, nor through any proxy with the application's own
 * container. Such a container may have proxies of its own: Tyrus then asks the JVM's selector.
 *
 * <p><b>Known limits.</b> They come from Tyrus 2.2 and Grizzly 4:
 *
 * <ul>
 *   <li>Grizzly skips lines that are not HTTP, and does not report a TLS 1.3 alert after the
 *       handshake. The attempt then fails only when its allowance ends.
 *   <li>Over TLS, Grizzly may drop a CLOSE that arrives together with the end of the connection.
 *       After {@link dev.sockjs.SockJs#close()}, such an end therefore counts as clean.
 *   <li>If a connection ends while a message is being written, Tyrus logs a warning with a stack
 *       trace.
 *   <li>Below INFO, Tyrus logs the URL of an upgrade with its query.
 * </ul>
 */
public final class WebSocketTransports {

  /**
   * Makes a connection use the container that all connections of this JVM share. It has a few
   * threads for each processor, where private containers have three for each connection. The
   * default is false. The shared container stops 30 s after its last connection has ended.
   *
   * <p>A shared container has two limits:
   *
   * <ul>
   *   <li>It cannot stop reading. If the application is slower than the server, the session ends
   *       with 1008 once the queued messages are longer together than one message may be.
   *   <li>If a server has stopped reading, or never responds to the upgrade, an aborted connection
   *       keeps its socket until the server or the operating system closes it.
   * </ul>
   */
  public static final TransportOption<Boolean> SHARED_CONTAINER = ContainerSource.SHARED_CONTAINER;

  /**
   * The maximum length of a batch of messages in one WebSocket message, in UTF-16 units; at least
   * 1. The default is {@link Transport#WEBSOCKET_BATCH_LENGTH}, which every known server accepts.
   */
  public static final TransportOption<Integer> MAX_BATCH_LENGTH =
      WebSocketTransportFactory.MAX_BATCH_LENGTH;

  private WebSocketTransports() {}

  /**
   * Returns both transports.
   *
   * @return new providers of {@code websocket} and {@code websocket-raw}
   */
  public static List<TransportProvider> all() {
    return List.of(new WebSocketProvider(), new RawWebSocketProvider());
  }

  /**
   * Returns both transports over the application's own container, which may be any implementation
   * of the Jakarta WebSocket API. {@link #SHARED_CONTAINER} has no effect on them.
   *
   * @param container makes the connections; it is never stopped
   * @return new providers of {@code websocket} and {@code websocket-raw}
   */
  public static List<TransportProvider> with(WebSocketContainer container) {
    Objects.requireNonNull(container, "container");
    return List.of(new WebSocketProvider(container), new RawWebSocketProvider(container));
  }
}
