package dev.sockjs.transport.streaming;

import dev.sockjs.TransportOption;
import dev.sockjs.http.spec.HttpTransportSpec;
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
 * The transports that receive over one long HTTP response after the other, and their options. For
 * applications that list their transports by hand.
 *
 * <ul>
 *   <li>{@code xhr-streaming}: the simplest, and the first that is tried if WebSocket fails.
 *   <li>{@code eventsource}: the same in the format of server-sent events, which some proxies pass
 *       on at once although they buffer other responses.
 * </ul>
 *
 * <p>The others are tried only if {@link dev.sockjs.SockJsOptions#transports()} names them. They
 * behave as in a browser, for servers, proxies and tests that depend on that:
 *
 * <ul>
 *   <li>{@code xdr-streaming}: {@code xhr-streaming} without cookies. None are kept or sent, not
 *       even those among the application's headers. It cannot be used if the server needs cookies,
 *       if the origin is {@code null}, or if the schemes of the origin and the URL differ.
 *   <li>{@code htmlfile}: frames are script elements of an endless page.
 *   <li>{@code iframe-eventsource} and {@code iframe-htmlfile}: {@code eventsource} and {@code
 *       htmlfile} after the server's {@code iframe.html} has been loaded. They fail if the server
 *       has no such page.
 * </ul>
 */
public final class StreamingTransports {

  /**
   * The longest batch of messages in one request, in UTF-16 units, for servers and proxies with a
   * limit of their own; a longer message is sent alone. The default is {@link
   * Transport#HTTP_BATCH_LENGTH}. All HTTP transports have this option in common.
   */
  public static final TransportOption<Integer> MAX_BATCH_LENGTH =
      HttpTransportSpec.MAX_BATCH_LENGTH;

  /**
   * Says if the server escapes percent signs in events, for {@code eventsource} and {@code
   * iframe-eventsource}: {@code true} for always, {@code false} for never. Servers differ:
   * sockjs-node does, Vert.x and Spring do not.
   *
   * <p>Without this option the client finds out. It takes {@code %25} for an escape until a percent
   * sign that {@code 25} does not follow shows that the server never escapes. An application that
   * sends the text {@code %25}, and whose server does not escape, should set {@code false}.
   */
  public static final TransportOption<Boolean> ESCAPED_PERCENT =
      EventSourceProvider.ESCAPED_PERCENT;

  private StreamingTransports() {}

  /**
   * Returns all of them. They use one HttpClient, which the SockJS client creates, shares with its
   * other HTTP transports, and stops when it is closed. {@link java.util.ServiceLoader} finds the
   * same providers.
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
   * Returns all of them, to be used over the application's HttpClient.
   *
   * <p>TLS, proxy, threads and limits are then those of the HttpClient. By default, Jetty allows 64
   * sending requests at a time and 1024 that wait, and response headers of any length. Headers,
   * cookies and redirects remain those of the SockJS client; nothing is kept in the HttpClient's
   * cookie store.
   *
   * <p>Give its connector a {@link org.eclipse.jetty.io.ByteBufferPool.NonPooling}. When a session
   * ends, it may abort a request whose response is being parsed. Jetty 12.0.27 and 12.1.14 then
   * clear a buffer that they have returned to the pool, and another response may lose its bytes.
   *
   * @param httpClient the HttpClient, which the application starts before the first connection, and
   *     stops
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
