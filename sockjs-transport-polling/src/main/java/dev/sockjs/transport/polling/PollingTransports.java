package dev.sockjs.transport.polling;

import dev.sockjs.TransportOption;
import dev.sockjs.http.HttpTransportProvider;
import dev.sockjs.spi.Transport;
import dev.sockjs.spi.TransportProvider;
import dev.sockjs.transport.polling.services.XhrPollingProvider;
import java.util.List;
import org.eclipse.jetty.client.HttpClient;

/** The polling transports: {@code xhr-polling}. */
public final class PollingTransports {

  /**
   * The longest batch of messages in one request, in UTF-16 units, for servers (and proxies) with a
   * limit of their own; a longer message goes alone. By default {@link
   * Transport#HTTP_BATCH_LENGTH}. One option for all HTTP transports.
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
    return List.of(new XhrPollingProvider());
  }

  /**
   * All of them, over a caller's HttpClient, which is neither started nor stopped.
   *
   * <p>TLS, proxy, threads and limits are then those of that HttpClient: by Jetty's defaults 64
   * sends at a time, and 1024 that wait. Headers, cookies and redirects remain those of the SockJS
   * client; nothing is kept in the HttpClient's cookie store. Since a Jetty HttpClient does not
   * tell a reset from the end of a stream, an answer without its last chunk ends the session, which
   * our own HttpClient forgives.
   *
   * @param httpClient the caller's, to be started before the first connection
   * @return the providers
   */
  public static List<TransportProvider> with(HttpClient httpClient) {
    return List.of(new XhrPollingProvider(httpClient));
  }
}
