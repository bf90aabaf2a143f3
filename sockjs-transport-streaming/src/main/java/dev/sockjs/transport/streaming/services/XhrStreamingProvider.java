package dev.sockjs.transport.streaming.services;

import dev.sockjs.http.HttpTransportProvider;
import dev.sockjs.http.HttpTransportSpec;
import dev.sockjs.http.HttpTransportSpec.Receive;
import dev.sockjs.http.HttpTransportSpec.Send;
import dev.sockjs.http.Place;
import org.eclipse.jetty.client.HttpClient;

/** {@code xhr-streaming}. */
public final class XhrStreamingProvider extends HttpTransportProvider {

  /** Two round trips, a preflight and the request, are what sockjs-client 1.6.1 allows for. */
  private static final HttpTransportSpec SPEC =
      new HttpTransportSpec(
          "xhr-streaming", 200, 2, false, Place.PAGE, Receive.lines("xhr_streaming"), Send.XHR);

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
