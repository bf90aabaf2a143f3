package dev.sockjs.transport.streaming.services;

import dev.sockjs.http.HttpTransportProvider;
import dev.sockjs.http.spec.BrowsingContext;
import dev.sockjs.http.spec.HttpTransportSpec;
import dev.sockjs.http.spec.HttpTransportSpec.Send;
import org.eclipse.jetty.client.HttpClient;

/** {@code iframe-htmlfile}. */
public final class IframeHtmlfileProvider extends HttpTransportProvider {

  /**
   * Three round trips are what sockjs-client 1.6.1 allows for: the page and its script, and the
   * request, which needs no preflight from there. This client saves itself the script.
   */
  private static final HttpTransportSpec SPEC =
      new HttpTransportSpec(
          "iframe-htmlfile",
          700,
          3,
          true,
          BrowsingContext.IFRAME,
          HtmlfileProvider.RECEIVE,
          Send.XHR);

  /** Over the HttpClient of the client: for the service loader. */
  public IframeHtmlfileProvider() {
    super(SPEC);
  }

  /**
   * Over a caller's HttpClient.
   *
   * @param httpClient neither started nor stopped here
   */
  public IframeHtmlfileProvider(HttpClient httpClient) {
    super(SPEC, httpClient);
  }
}
