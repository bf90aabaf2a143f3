package dev.sockjs.transport.streaming.services;

import dev.sockjs.http.HttpTransportProvider;
import dev.sockjs.http.spec.BrowsingContext;
import dev.sockjs.http.spec.HttpTransportSpec;
import dev.sockjs.http.spec.HttpTransportSpec.Receive;
import dev.sockjs.http.spec.HttpTransportSpec.Send;
import org.eclipse.jetty.client.HttpClient;

/** {@code htmlfile}. */
public final class HtmlfileProvider extends HttpTransportProvider {

  /**
   * By GET; behind a prelude of at least 1024 bytes a script element for each frame, with a call of
   * the function {@code p} (sockjs-protocol 0.3.3, "HtmlFile").
   */
  static final Receive RECEIVE = Receive.scripts("htmlfile", false, "<script>p(", "</script>");

  /**
   * Two round trips are what sockjs-client 1.6.1 allows for, although its request needs no
   * preflight.
   */
  private static final HttpTransportSpec SPEC =
      new HttpTransportSpec("htmlfile", 600, 2, true, BrowsingContext.PAGE, RECEIVE, Send.XHR);

  /** Over the HttpClient of the client: for the service loader. */
  public HtmlfileProvider() {
    super(SPEC);
  }

  /**
   * Over a caller's HttpClient.
   *
   * @param httpClient neither started nor stopped here
   */
  public HtmlfileProvider(HttpClient httpClient) {
    super(SPEC, httpClient);
  }
}
