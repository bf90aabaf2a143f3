package dev.sockjs.transport.streaming.services;

import dev.sockjs.http.HttpTransportProvider;
import dev.sockjs.http.spec.BrowsingContext;
import dev.sockjs.http.spec.HttpTransportSpec;
import dev.sockjs.http.spec.HttpTransportSpec.Receive;
import dev.sockjs.http.spec.HttpTransportSpec.Send;
import org.eclipse.jetty.client.HttpClient;

/** {@code xdr-streaming}. */
public final class XdrStreamingProvider extends HttpTransportProvider {

  /** Two round trips, a preflight and the request, are what sockjs-client 1.6.1 allows for. */
  private static final HttpTransportSpec SPEC =
      new HttpTransportSpec(
          "xdr-streaming",
          300,
          2,
          true,
          BrowsingContext.OTHER_DOMAIN,
          Receive.lines("xhr_streaming", false),
          Send.XHR);

  /** Over the HttpClient of the client: for the service loader. */
  public XdrStreamingProvider() {
    super(SPEC);
  }

  /**
   * Over a caller's HttpClient.
   *
   * @param httpClient neither started nor stopped here
   */
  public XdrStreamingProvider(HttpClient httpClient) {
    super(SPEC, httpClient);
  }
}
