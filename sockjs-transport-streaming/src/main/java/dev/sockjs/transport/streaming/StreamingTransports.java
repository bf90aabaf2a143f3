package dev.sockjs.transport.streaming;

import dev.sockjs.TransportOption;
import dev.sockjs.http.HttpTransportProvider;
import dev.sockjs.spi.Transport;
import dev.sockjs.spi.TransportProvider;
import dev.sockjs.transport.streaming.services.EventSourceProvider;
import dev.sockjs.transport.streaming.services.HtmlfileProvider;
import dev.sockjs.transport.streaming.services.IframeEventSourceProvider;
import dev.sockjs.transport.streaming.services.IframeHtmlfileProvider;
import dev.sockjs.transport.streaming.services.XdrStreamingProvider;
import dev.sockjs.transport.streaming.services.XhrStreamingProvider;
import java.util.List;
import org.eclipse.jetty.client.HttpClient;

/**
 * The transports that receive over one long HTTP answer after the other, for applications that list
 * theirs by hand, and their options.
 *
 * <ul>
 *   <li>{@code xhr-streaming}: the plainest, and the first that is tried when WebSocket is not to
 *       be had.
 *   <li>{@code eventsource}: the same in the format of server-sent events, which some proxies pass
 *       on at once where they hold other answers back.
 * </ul>
 *
 * <p>The others are tried only if {@link dev.sockjs.SockJsOptions#transports()} names them. They do
 * what a browser would do, for servers, proxies and tests that have to be seen with it:
 *
 * <ul>
 *   <li>{@code xdr-streaming}: {@code xhr-streaming} without cookies. None is kept or sent, not
 *       even one among the caller's headers. It is not usable if the server needs cookies, if the
 *       origin is {@code null}, or if its scheme is not the URL's.
 *   <li>{@code htmlfile}: frames are script elements of an endless page.
 *   <li>{@code iframe-eventsource} and {@code iframe-htmlfile}: the same as without {@code
 *       iframe-}, once the server's {@code iframe.html} has been loaded. A server without one
 *       cannot be reached with them.
 * </ul>
 */
public final class StreamingTransports {

  /**
   * The longest batch of messages in one request, in UTF-16 units, for servers (and proxies) with a
   * limit of their own; a longer message goes alone. By default {@link
   * Transport#HTTP_BATCH_LENGTH}. One option for all HTTP transports.
   */
  public static final TransportOption<Integer> MAX_BATCH_LENGTH =
      HttpTransportProvider.MAX_BATCH_LENGTH;

  /**
   * Whether the server escapes percent signs in events, for {@code eventsource} and {@code
   * iframe-eventsource}: {@code true} for always, {@code false} for never. If it is not set, that
   * is found out: a percent sign without {@code 25} behind it shows a server that never does.
   *
   * <p>Servers differ (sockjs-node does, Vert.x and Spring do not), and until then {@code %25} is
   * taken for an escape. An application that sends just that text, and whose server does not
   * escape, should set {@code false}.
   */
  public static final TransportOption<Boolean> ESCAPED_PERCENT =
      EventSourceProvider.ESCAPED_PERCENT;

  private StreamingTransports() {}

  /**
   * All of them, over one HttpClient that the SockJS client makes, shares with its other HTTP
   * transports, and stops when it is closed: what {@link java.util.ServiceLoader} finds too.
   *
   * @return the providers
   */
  public static List<TransportProvider> all() {
    return List.of(
        new XhrStreamingProvider(),
        new XdrStreamingProvider(),
        new EventSourceProvider(),
        new IframeEventSourceProvider(),
        new HtmlfileProvider(),
        new IframeHtmlfileProvider());
  }

  /**
   * All of them, over a caller's HttpClient, which is neither started nor stopped.
   *
   * <p>TLS, proxy, threads and limits are then those of that HttpClient: by Jetty's defaults 64
   * sends at a time, 1024 that wait, and heads of answers of any length. Headers, cookies and
   * redirects remain those of the SockJS client; nothing is kept in the HttpClient's cookie store.
   *
   * <p>Give its connector a {@link org.eclipse.jetty.io.ByteBufferPool.NonPooling}: when a request
   * is aborted while its answer is parsed, as the end of a session does, Jetty 12.0.27 and 12.1.14
   * empty a buffer that they have given back to the pool, and another answer may lose what is in
   * it.
   *
   * @param httpClient the caller's, to be started before the first connection
   * @return the providers
   */
  public static List<TransportProvider> with(HttpClient httpClient) {
    return List.of(
        new XhrStreamingProvider(httpClient),
        new XdrStreamingProvider(httpClient),
        new EventSourceProvider(httpClient),
        new IframeEventSourceProvider(httpClient),
        new HtmlfileProvider(httpClient),
        new IframeHtmlfileProvider(httpClient));
  }
}
