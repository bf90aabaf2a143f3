package dev.sockjs.transport.streaming.services;

import dev.sockjs.http.HttpTransportProvider;
import dev.sockjs.http.spec.BrowsingContext;
import dev.sockjs.http.spec.HttpTransportSpec;
import dev.sockjs.http.spec.HttpTransportSpec.Send;
import org.eclipse.jetty.client.HttpClient;

/** Provider of {@code iframe-eventsource}. */
public final class IframeEventSourceProvider extends HttpTransportProvider {

  /**
   * Three round trips, as in sockjs-client 1.6.1: the page, its script, and the request, which
   * needs no preflight from that page. This client does not load the script.
   */
  private static final HttpTransportSpec SPEC =
      new HttpTransportSpec(
          "iframe-eventsource",
          500,
          3,
          true,
          BrowsingContext.IFRAME,
          EventSourceProvider.RECEIVE,
          Send.XHR);

  /** Creates a provider that uses the HttpClient of the SockJS client, for the service loader. */
  public IframeEventSourceProvider() {
    super(SPEC);
  }

  /**
   * Creates a provider that uses the application's HttpClient.
   *
   * @param httpClient the HttpClient, which the application starts and stops
   */
  public IframeEventSourceProvider(HttpClient httpClient) {
    super(SPEC, httpClient);
  }
}
