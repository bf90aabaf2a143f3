package dev.sockjs.transport.streaming.services;

import dev.sockjs.http.HttpTransportProvider;
import dev.sockjs.http.spec.BrowsingContext;
import dev.sockjs.http.spec.HttpTransportSpec;
import dev.sockjs.http.spec.HttpTransportSpec.Receive;
import dev.sockjs.http.spec.HttpTransportSpec.Send;
import org.eclipse.jetty.client.HttpClient;

/** Provider of {@code xdr-streaming}. */
public final class XdrStreamingProvider extends HttpTransportProvider {

  /** Two round trips, as in sockjs-client 1.6.1: the preflight and the request. */
  private static final HttpTransportSpec SPEC =
      new HttpTransportSpec(
          "xdr-streaming",
          300,
          2,
          true,
          BrowsingContext.CROSS_ORIGIN,
          Receive.lines("xhr_streaming", false),
          Send.XHR);

  /** Creates a provider that uses the HttpClient of the SockJS client, for the service loader. */
  public XdrStreamingProvider() {
    super(SPEC);
  }

  /**
   * Creates a provider that uses the application's HttpClient.
   *
   * @param httpClient the HttpClient, which the application starts and stops
   */
  public XdrStreamingProvider(HttpClient httpClient) {
    super(SPEC, httpClient);
  }
}
