package dev.sockjs.transport.polling.services;

import dev.sockjs.http.HttpTransportProvider;
import dev.sockjs.http.spec.BrowsingContext;
import dev.sockjs.http.spec.HttpTransportSpec;
import dev.sockjs.http.spec.HttpTransportSpec.Receive;
import dev.sockjs.http.spec.HttpTransportSpec.Send;
import org.eclipse.jetty.client.HttpClient;

/** {@code xhr-polling}. */
public final class XhrPollingProvider extends HttpTransportProvider {

  /** Two round trips, a preflight and the request, are what sockjs-client 1.6.1 allows for. */
  private static final HttpTransportSpec SPEC =
      new HttpTransportSpec(
          "xhr-polling", 800, 2, false, BrowsingContext.PAGE, Receive.lines("xhr", true), Send.XHR);

  /** Over the HttpClient of the client: for the service loader. */
  public XhrPollingProvider() {
    super(SPEC);
  }

  /**
   * Over a caller's HttpClient.
   *
   * @param httpClient neither started nor stopped here
   */
  public XhrPollingProvider(HttpClient httpClient) {
    super(SPEC, httpClient);
  }
}
