package dev.sockjs.transport.polling.services;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.sockjs.http.HttpTransportProvider;
import dev.sockjs.http.spec.BrowsingContext;
import dev.sockjs.http.spec.HttpTransportSpec;
import dev.sockjs.http.spec.HttpTransportSpec.Receive;
import dev.sockjs.http.spec.HttpTransportSpec.Send;
import java.net.URLEncoder;
import java.util.HexFormat;
import org.eclipse.jetty.client.HttpClient;

/** Provider of {@code jsonp-polling}. */
public final class JsonpPollingProvider extends HttpTransportProvider {

  /**
   * Vert.x accepts forms of up to 8192 bytes. A UTF-16 unit takes up to eight of them, as {@code
   * %5CuXXXX}.
   */
  private static final int MAX_BATCH_LENGTH = 900;

  /**
   * A form with the array in its field {@code d} (sockjs-protocol 0.3.3, "JsonPolling": {@code
   * jsonp_send}). The content type has no charset, since tornado, Vert.x and others refuse one.
   * Servlet containers then decode the field as ISO 8859-1, so it contains nothing beyond ASCII.
   */
  private static final Send SEND =
      new Send(
          "jsonp_send",
          "application/x-www-form-urlencoded",
          MAX_BATCH_LENGTH,
          messages -> "d=" + URLEncoder.encode(asciiOnly(messages), US_ASCII));

  /** One round trip, as in sockjs-client 1.6.1: a script element needs no preflight. */
  private static final HttpTransportSpec SPEC =
      new HttpTransportSpec(
          "jsonp-polling",
          1100,
          1,
          true,
          BrowsingContext.SAME_ORIGIN,
          Receive.scripts("jsonp", true, "(", ")"),
          SEND);

  /** Escapes all units of a JSON text that are not ASCII (RFC 8259, section 7). */
  private static String asciiOnly(String json) {
    StringBuilder escaped = new StringBuilder(json.length());
    HexFormat hex = HexFormat.of();
    for (int i = 0; i < json.length(); i++) {
      char unit = json.charAt(i);
      if (unit < 0x80) {
        escaped.append(unit);
      } else {
        escaped.append("\\u").append(hex.toHexDigits(unit));
      }
    }
    return escaped.toString();
  }

  /** Creates a provider that uses the HttpClient of the SockJS client, for the service loader. */
  public JsonpPollingProvider() {
    super(SPEC);
  }

  /**
   * Creates a provider that uses the application's HttpClient.
   *
   * @param httpClient the HttpClient, which the application starts and stops
   */
  public JsonpPollingProvider(HttpClient httpClient) {
    super(SPEC, httpClient);
  }
}
