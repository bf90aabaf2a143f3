package dev.sockjs.transport.polling.services;

import dev.sockjs.http.HttpTransportProvider;
import dev.sockjs.http.spec.BrowsingContext;
import dev.sockjs.http.spec.HttpTransportSpec;
import dev.sockjs.http.spec.HttpTransportSpec.Receive;
import dev.sockjs.http.spec.HttpTransportSpec.Send;
import org.eclipse.jetty.client.HttpClient;

/** Provider of {@code xdr-polling}. */
public final class XdrPollingProvider extends HttpTransportProvider {

  /** Two round trips, as in sockjs-client 1.6.1: the preflight and the request. */
  private static final HttpTransportSpec SPEC =
      new HttpTransportSpec(
          "xdr-polling",
          900,
          2,
          true,
          BrowsingContext.CROSS_ORIGIN,
          Receive.lines("xhr", true),
          Send.XHR);

  /** Creates a provider that uses the HttpClient of the SockJS client, for the service loader. */
  public XdrPollingProvider() {
    super(SPEC);
  }

  /**
   * Creates a provider that uses the application's HttpClient.
   *
   * @param httpClient the HttpClient, which the application starts and stops
   */
  public XdrPollingProvider(HttpClient httpClient) {
    super(SPEC, httpClient);
  }
}
