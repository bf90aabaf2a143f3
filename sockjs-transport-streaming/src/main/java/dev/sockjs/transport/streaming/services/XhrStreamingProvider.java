package dev.sockjs.transport.streaming.services;

import dev.sockjs.http.HttpTransportProvider;
import dev.sockjs.http.spec.BrowsingContext;
import dev.sockjs.http.spec.HttpTransportSpec;
import dev.sockjs.http.spec.HttpTransportSpec.Receive;
import dev.sockjs.http.spec.HttpTransportSpec.Send;
import org.eclipse.jetty.client.HttpClient;

/** {@code xhr-streaming}. */
public final class XhrStreamingProvider extends HttpTransportProvider {

  /** Two round trips, a preflight and the request, are what sockjs-client 1.6.1 allows for. */
  private static final HttpTransportSpec SPEC =
      new HttpTransportSpec(
          "xhr-streaming",
          200,
          2,
          false,
          BrowsingContext.PAGE,
          Receive.lines("xhr_streaming", false),
          Send.XHR);

  /** Over the HttpClient of the client: for the service loader. */
  public XhrStreamingProvider() {
    super(SPEC);
  }

  /**
   * Over a caller's HttpClient.
   *
   * @param httpClient neither started nor stopped here
   */
  public XhrStreamingProvider(HttpClient httpClient) {
    super(SPEC, httpClient);
  }
}
