package dev.sockjs.transport.polling;

import dev.sockjs.TransportOption;
import dev.sockjs.http.spec.HttpTransportSpec;
import dev.sockjs.spi.Transport;
import dev.sockjs.spi.TransportProvider;
import dev.sockjs.transport.polling.services.IframeXhrPollingProvider;
import dev.sockjs.transport.polling.services.JsonpPollingProvider;
import dev.sockjs.transport.polling.services.XdrPollingProvider;
import dev.sockjs.transport.polling.services.XhrPollingProvider;
import java.util.List;
import org.eclipse.jetty.client.HttpClient;

/**
 * The transports that receive over one short HTTP response after the other, and their options. For
 * applications that list their transports by hand.
 *
 * <ul>
 *   <li>{@code xhr-polling}: works wherever HTTP works, and is tried last.
 * </ul>
 *
 * <p>The others are tried only if {@link dev.sockjs.SockJsOptions#transports()} names them. They
 * behave as in a browser, for servers, proxies and tests that depend on that:
 *
 * <ul>
 *   <li>{@code xdr-polling}: {@code xhr-polling} without cookies. None are kept or sent, not even
 *       those among the application's headers. It cannot be used if the server needs cookies, if
 *       the origin is {@code null}, or if the schemes of the origin and the URL differ.
 *   <li>{@code iframe-xhr-polling}: {@code xhr-polling} after the server's {@code iframe.html} has
 *       been loaded. It fails if the server has no such page.
 *   <li>{@code jsonp-polling}: frames are scripts, messages are forms. Spring does not support it.
 * </ul>
 */
public final class PollingTransports {

  /**
   * The longest batch of messages in one request, in UTF-16 units, for servers and proxies with a
   * limit of their own; a longer message is sent alone. The default is {@link
   * Transport#HTTP_BATCH_LENGTH}, and 900 with {@code jsonp-polling}: by default Vert.x accepts
   * forms of up to 8192 bytes, where a unit takes up to eight bytes. All HTTP transports have this
   * option in common.
   */
  public static final TransportOption<Integer> MAX_BATCH_LENGTH =
      HttpTransportSpec.MAX_BATCH_LENGTH;

  private PollingTransports() {}

  /**
   * Returns all of them. They use one HttpClient, which the SockJS client creates, shares with its
   * other HTTP transports, and stops when it is closed. {@link java.util.ServiceLoader} finds the
   * same providers.
   *
   * @return the providers
   */
  public static List<TransportProvider> all() {
    return List.of(
        new XhrPollingProvider(),
        new XdrPollingProvider(),
        new IframeXhrPollingProvider(),
        new JsonpPollingProvider());
  }

  /**
   * Returns all of them, to be used over the application's HttpClient.
   *
   * <p>TLS, proxy, threads and limits are then those of the HttpClient. By default, Jetty allows 64
   * sending requests at a time and 1024 that wait, and response headers of any length. Headers,
   * cookies and redirects remain those of the SockJS client; nothing is kept in the HttpClient's
   * cookie store. Jetty's HttpClient does not distinguish a reset from the end of a stream. A poll
   * without its last chunk therefore ends the session, while the SockJS client's own HttpClient
   * accepts it.
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
        new XhrPollingProvider(httpClient),
        new XdrPollingProvider(httpClient),
        new IframeXhrPollingProvider(httpClient),
        new JsonpPollingProvider(httpClient));
  }
}
