package dev.sockjs.transport.polling.services;

import dev.sockjs.http.HttpTransportProvider;
import dev.sockjs.http.spec.BrowsingContext;
import dev.sockjs.http.spec.HttpTransportSpec;
import dev.sockjs.http.spec.HttpTransportSpec.Receive;
import dev.sockjs.http.spec.HttpTransportSpec.Send;
import org.eclipse.jetty.client.HttpClient;

/** {@code iframe-xhr-polling}. */
public final class IframeXhrPollingProvider extends HttpTransportProvider {

  /**
   * Three round trips are what sockjs-client 1.6.1 allows for: the page and its script, and the
   * request, which needs no preflight from there. This client saves itself the script.
   */
  private static final HttpTransportSpec SPEC =
      new HttpTransportSpec(
          "iframe-xhr-polling",
          1000,
          3,
          true,
          BrowsingContext.IFRAME,
          Receive.lines("xhr", true),
          Send.XHR);

  /** Over the HttpClient of the client: for the service loader. */
  public IframeXhrPollingProvider() {
    super(SPEC);
  }

  /**
   * Over a caller's HttpClient.
   *
   * @param httpClient neither started nor stopped here
   */
  public IframeXhrPollingProvider(HttpClient httpClient) {
    super(SPEC, httpClient);
  }
}
