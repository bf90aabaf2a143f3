package dev.sockjs.transport.streaming.services;

import dev.sockjs.http.HttpTransportProvider;
import dev.sockjs.http.spec.BrowsingContext;
import dev.sockjs.http.spec.HttpTransportSpec;
import dev.sockjs.http.spec.HttpTransportSpec.Receive;
import dev.sockjs.http.spec.HttpTransportSpec.Send;
import org.eclipse.jetty.client.HttpClient;

/** Provider of {@code htmlfile}. */
public final class HtmlfileProvider extends HttpTransportProvider {

  /**
   * Receives by GET. After a prelude of at least 1024 bytes, each frame comes in a script element
   * that calls the function {@code p} (sockjs-protocol 0.3.3, "HtmlFile").
   */
  static final Receive RECEIVE = Receive.scripts("htmlfile", false, "<script>p(", "</script>");

  /** Two round trips, as in sockjs-client 1.6.1, although the request needs no preflight. */
  private static final HttpTransportSpec SPEC =
      new HttpTransportSpec(
          "htmlfile", 600, 2, true, BrowsingContext.SAME_ORIGIN, RECEIVE, Send.XHR);

  /** Creates a provider that uses the HttpClient of the SockJS client, for the service loader. */
  public HtmlfileProvider() {
    super(SPEC);
  }

  /**
   * Creates a provider that uses the application's HttpClient.
   *
   * @param httpClient the HttpClient, which the application starts and stops
   */
  public HtmlfileProvider(HttpClient httpClient) {
    super(SPEC, httpClient);
  }
}
