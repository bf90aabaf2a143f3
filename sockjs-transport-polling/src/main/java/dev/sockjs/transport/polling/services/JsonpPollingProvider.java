package dev.sockjs.transport.polling.services;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sockjs.http.HttpTransportProvider;
import dev.sockjs.http.spec.BrowsingContext;
import dev.sockjs.http.spec.HttpTransportSpec;
import dev.sockjs.http.spec.HttpTransportSpec.Receive;
import dev.sockjs.http.spec.HttpTransportSpec.Send;
import java.net.URLEncoder;
import org.eclipse.jetty.client.HttpClient;

/** {@code jsonp-polling}. */
public final class JsonpPollingProvider extends HttpTransportProvider {

  /** Vert.x takes 8192 bytes, and a unit of the BMP can be three of UTF-8, {@code %XX} each. */
  private static final int MAX_BATCH_LENGTH = 900;

  /**
   * A form with the array in its field {@code d}. The type has no charset: tornado, Vert.x and
   * others refuse one (sockjs-protocol 0.3.3, "JsonPolling": {@code jsonp_send}).
   */
  private static final Send SEND =
      new Send(
          "jsonp_send",
          "application/x-www-form-urlencoded",
          MAX_BATCH_LENGTH,
          messages -> "d=" + URLEncoder.encode(messages, UTF_8));

  /** One round trip is what sockjs-client 1.6.1 allows for: a script element needs no preflight. */
  private static final HttpTransportSpec SPEC =
      new HttpTransportSpec(
          "jsonp-polling",
          1100,
          1,
          true,
          BrowsingContext.PAGE,
          Receive.scripts("jsonp", true, "(", ")"),
          SEND);

  /** Over the HttpClient of the client: for the service loader. */
  public JsonpPollingProvider() {
    super(SPEC);
  }

  /**
   * Over a caller's HttpClient.
   *
   * @param httpClient neither started nor stopped here
   */
  public JsonpPollingProvider(HttpClient httpClient) {
    super(SPEC, httpClient);
  }
}
