package dev.sockjs.http.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sockjs.Headers;
import dev.sockjs.RequestKind;
import dev.sockjs.http.client.ConnectionReusePolicy;
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
 * Makes the calls of one connection, as from the place where its transport would be at work.
 *
 * @param client what they go over
 * @param serial where all about them happens
 * @param request the connection, which gives URLs and headers
 * @param place what it may send, and what it keeps
 * @param slot its place among the pools of receivers
 */
public record RequestFactory(
    TransportHttpClient client,
    SerialExecutor serial,
    TransportRequest request,
    BrowsingContext place,
    int slot) {

  /** The page in an iframe, below the base URL. */
  public static final String IFRAME_PAGE = "iframe.html";

  public Scheduler scheduler() {
    return client.scheduler();
  }

  /** Begins to load the page in an iframe. */
  public HttpExchange page(HttpExchange.Handler handler) {
    // Behind a page every server keeps its connections open, as behind a send.
    HttpExchange call =
        new HttpExchange(
            this,
            RequestKind.RECEIVE,
            "GET",
            url -> ConnectionReusePolicy.Way.SHORT,
            null,
            handler);
    call.start(request.baseUrl(IFRAME_PAGE));
    return call;
  }

  /** Begins a receiving request. */
  public HttpExchange receive(HttpTransportSpec.Receive how, HttpExchange.Handler handler) {
    HttpExchange call =
        new HttpExchange(
            this, RequestKind.RECEIVE, how.method(), client.habits()::next, null, handler);
    URI url = url(how.suffix());
    call.start(how.callback() ? with(url, "c=cb") : url);
    return call;
  }

  /** Begins to send a JSON array of messages. */
  public HttpExchange send(
      HttpTransportSpec.Send how, String messages, HttpExchange.Handler handler) {
    byte[] body = how.envelope().apply(messages).getBytes(UTF_8);
    HttpExchange call =
        new HttpExchange(
            this,
            RequestKind.SEND,
            "POST",
            url -> ConnectionReusePolicy.Way.SHORT,
            () -> new BytesRequestContent(how.contentType(), body),
            handler);
    call.start(url(how.suffix()));
    return call;
  }

  CompletionStage<Headers> headers(RequestKind kind, URI url) {
    CompletionStage<Headers> headers = request.headers(kind, url);
    return place == BrowsingContext.OTHER_DOMAIN
        ? headers.thenApply(all -> all.without("Cookie"))
        : headers;
  }

  void keepCookies(URI url, List<String> setCookies) {
    if (place != BrowsingContext.OTHER_DOMAIN && !setCookies.isEmpty()) {
      request.keepCookies(url, setCookies);
    }
  }

  private URI url(String suffix) {
    URI url = request.url(suffix);
    return place == BrowsingContext.OTHER_DOMAIN ? with(url, "t=") : url;
  }

  /** The URL with a parameter that no other request of this client has. */
  private URI with(URI url, String parameter) {
    String separator = url.getRawQuery() == null ? "?" : "&";
    return URI.create(url + separator + parameter + client.nextNumber());
  }
}
