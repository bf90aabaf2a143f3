package dev.sockjs.http.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sockjs.Headers;
import dev.sockjs.RequestKind;
import dev.sockjs.http.client.ConnectionReusePolicy.Mode;
import dev.sockjs.http.client.TransportHttpClient;
import dev.sockjs.http.spec.BrowsingContext;
import dev.sockjs.http.spec.HttpTransportSpec;
import dev.sockjs.spi.Scheduler;
import dev.sockjs.spi.TransportRequest;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.eclipse.jetty.client.BytesRequestContent;

/**
 * Starts the requests of one connection, as its browsing context would.
 *
 * @param client the client that sends the requests
 * @param serial the executor on which all events of the requests run
 * @param request the connection to be made, which gives URLs and headers
 * @param browsingContext decides about cookies and unique URLs
 * @param slot the slot of the connection among the pools of receivers
 */
public record RequestFactory(
    TransportHttpClient client,
    SerialExecutor serial,
    TransportRequest request,
    BrowsingContext browsingContext,
    int slot) {

  /** The suffix of the page in an iframe, below the base URL. */
  public static final String IFRAME_PAGE = "iframe.html";

  public Scheduler scheduler() {
    return client.scheduler();
  }

  /** Starts to load the page in an iframe. */
  public HttpExchange loadPage(ResponseHandler handler) {
    HttpExchange exchange =
        new HttpExchange(
            this, RequestKind.RECEIVE, "GET", url -> Mode.SHORT_EXCHANGE, null, handler);
    exchange.start(request.baseUrl(IFRAME_PAGE));
    return exchange;
  }

  /**
   * Starts a receiving request.
   *
   * @param first true for the first one of the connection
   */
  public HttpExchange receive(
      HttpTransportSpec.Receive spec, boolean first, ResponseHandler handler) {
    HttpExchange exchange =
        new HttpExchange(
            this,
            RequestKind.RECEIVE,
            spec.method(),
            target -> client.nextReceiveMode(target, spec.polls(), first),
            null,
            handler);
    URI url = url(spec.suffix());
    exchange.start(spec.callback() ? withUniqueParameter(url, "c=cb") : url);
    return exchange;
  }

  /** Starts to send a JSON array of messages. */
  public HttpExchange send(HttpTransportSpec.Send spec, String array, ResponseHandler handler) {
    byte[] body = spec.envelope().apply(array).getBytes(UTF_8);
    HttpExchange exchange =
        new HttpExchange(
            this,
            RequestKind.SEND,
            "POST",
            url -> Mode.SHORT_EXCHANGE,
            () -> new BytesRequestContent(spec.contentType(), body),
            handler);
    exchange.start(url(spec.suffix()));
    return exchange;
  }

  CompletionStage<Headers> headers(RequestKind kind, URI url) {
    CompletionStage<Headers> headers = request.headers(kind, url);
    return browsingContext == BrowsingContext.CROSS_ORIGIN
        ? headers.thenApply(all -> all.without("Cookie"))
        : headers;
  }

  void keepCookies(URI url, int status, List<String> setCookies) {
    if (browsingContext != BrowsingContext.CROSS_ORIGIN && !setCookies.isEmpty()) {
      request.keepCookies(url, status, setCookies);
    }
  }

  private URI url(String suffix) {
    URI url = request.url(suffix);
    return browsingContext == BrowsingContext.CROSS_ORIGIN ? withUniqueParameter(url, "t=") : url;
  }

  /** Appends a parameter and a number that no other request of this client has. */
  private URI withUniqueParameter(URI url, String parameter) {
    String separator = url.getRawQuery() == null ? "?" : "&";
    return URI.create(url + separator + parameter + client.nextNumber());
  }
}
