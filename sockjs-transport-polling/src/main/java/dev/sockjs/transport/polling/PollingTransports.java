package dev.sockjs.transport.polling;

import dev.sockjs.TransportOption;
import dev.sockjs.http.HttpTransportProvider;
import dev.sockjs.spi.Transport;
import dev.sockjs.spi.TransportProvider;
import dev.sockjs.transport.polling.services.IframeXhrPollingProvider;
import dev.sockjs.transport.polling.services.JsonpPollingProvider;
import dev.sockjs.transport.polling.services.XdrPollingProvider;
import dev.sockjs.transport.polling.services.XhrPollingProvider;
import java.util.List;
import org.eclipse.jetty.client.HttpClient;

/**
 * The transports that receive one short HTTP answer after the other, for applications that list
 * theirs by hand, and their options.
 *
 * <ul>
 *   <li>{@code xhr-polling}: works wherever HTTP does, and is the last that is tried.
 * </ul>
 *
 * <p>The others are tried only if {@link dev.sockjs.SockJsOptions#transports()} names them. They do
 * what a browser would do, for servers, proxies and tests that have to be seen with it:
 *
 * <ul>
 *   <li>{@code xdr-polling}: {@code xhr-polling} without cookies. None is kept or sent, not even
 *       one among the caller's headers. It is not usable if the server needs cookies, if the origin
 *       is {@code null}, or if its scheme is not the URL's.
 *   <li>{@code iframe-xhr-polling}: {@code xhr-polling}, once the server's {@code iframe.html} has
 *       been loaded. A server without one cannot be reached with it.
 *   <li>{@code jsonp-polling}: frames are scripts, messages are forms. Spring has no such thing.
 * </ul>
 */
public final class PollingTransports {

  /**
   * The longest batch of messages in one request, in UTF-16 units, for servers (and proxies) with a
   * limit of their own; a longer message goes alone. By default {@link
   * Transport#HTTP_BATCH_LENGTH}; 900 with {@code jsonp-polling}, since Vert.x takes forms of 8192
   * bytes if it is not told otherwise, and a unit may be nine bytes there. One option for all HTTP
   * transports.
   */
  public static final TransportOption<Integer> MAX_BATCH_LENGTH =
      HttpTransportProvider.MAX_BATCH_LENGTH;

  private PollingTransports() {}

  /**
   * All of them, over one HttpClient that the SockJS client makes, shares with its other HTTP
   * transports, and stops when it is closed: what {@link java.util.ServiceLoader} finds too.
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
   * All of them, over a caller's HttpClient, which is neither started nor stopped.
   *
   * <p>TLS, proxy, threads and limits are then those of that HttpClient: by Jetty's defaults 64
   * sends at a time, 1024 that wait, and heads of answers of any length. Headers, cookies and
   * redirects remain those of the SockJS client; nothing is kept in the HttpClient's cookie store.
   * Since a Jetty HttpClient does not tell a reset from the end of a stream, an answer without its
   * last chunk ends the session, which our own HttpClient forgives.
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
        new XhrPollingProvider(httpClient),
        new XdrPollingProvider(httpClient),
        new IframeXhrPollingProvider(httpClient),
        new JsonpPollingProvider(httpClient));
  }
}
