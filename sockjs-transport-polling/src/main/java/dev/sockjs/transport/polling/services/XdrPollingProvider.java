package dev.sockjs.transport.polling.services;

import dev.sockjs.http.HttpTransportProvider;
import dev.sockjs.http.spec.BrowsingContext;
import dev.sockjs.http.spec.HttpTransportSpec;
import dev.sockjs.http.spec.HttpTransportSpec.Receive;
import dev.sockjs.http.spec.HttpTransportSpec.Send;
import org.eclipse.jetty.client.HttpClient;

/** {@code xdr-polling}. */
public final class XdrPollingProvider extends HttpTransportProvider {

  /** Two round trips, a preflight and the request, are what sockjs-client 1.6.1 allows for. */
  private static final HttpTransportSpec SPEC =
      new HttpTransportSpec(
          "xdr-polling",
          900,
          2,
          true,
          BrowsingContext.OTHER_DOMAIN,
          Receive.lines("xhr", true),
          Send.XHR);

  /** Over the HttpClient of the client: for the service loader. */
  public XdrPollingProvider() {
    super(SPEC);
  }

  /**
   * Over a caller's HttpClient.
   *
   * @param httpClient neither started nor stopped here
   */
  public XdrPollingProvider(HttpClient httpClient) {
    super(SPEC, httpClient);
  }
}
