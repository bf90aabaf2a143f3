package dev.sockjs.core.info;

import dev.sockjs.Headers;
import dev.sockjs.RequestKind;
import dev.sockjs.ServerInfo;
import dev.sockjs.SockJsException;
import dev.sockjs.core.codec.PrintableCause;
import dev.sockjs.core.observe.SessionObserver;
import dev.sockjs.core.request.ProxyStatus;
import dev.sockjs.core.request.RequestHeaders;
import dev.sockjs.spi.Causes;
import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.ContentCodings;
import dev.sockjs.spi.EscapedText;
import dev.sockjs.spi.InfoRequester;
import dev.sockjs.spi.InfoResponse;
import dev.sockjs.spi.RedactedUrl;
import dev.sockjs.spi.Redirect;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Requests a server's info, follows at most one redirect, and measures the round trip. */
public final class InfoReceiver {

  /**
   * The server's info.
   *
   * @param url the URL that responded with the info, which a redirect may have led to
   * @param rtt the duration of the request to it
   */
  public record Received(ServerInfo info, URI url, Duration rtt) {}

  private record Exchange(InfoResponse response, Duration rtt) {}

  private static final Logger LOG = System.getLogger("dev.sockjs.core");

  private static final int OK = 200;

  /** The first two bytes of every gzip stream (RFC 1952), decoded as UTF-8. */
  private static final String GZIP = "\u001f\ufffd";

  private final ClientContext client;
  private final InfoRequesters requesters;
  private final RequestHeaders headers;
  private final SessionObserver observer;
  private final Consumer<URI> onSent;
  private final CompletableFuture<Received> result = new CompletableFuture<>();

  /** The request that is in flight. */
  private volatile CompletableFuture<?> exchange = new CompletableFuture<>();

  /**
   * @param requesters the requesters of the client
   * @param observer is told of each request and response
   * @param onSent receives the URL of each request that has been sent, on any thread, if the
   *     requester tells
   */
  public InfoReceiver(
      ClientContext client,
      InfoRequesters requesters,
      RequestHeaders headers,
      SessionObserver observer,
      Consumer<URI> onSent) {
    this.client = client;
    this.requesters = requesters;
    this.headers = headers;
    this.observer = observer;
    this.onSent = onSent;
  }

  /**
   * Sends the request. Call this once.
   *
   * @return a future that fails with an {@link InfoRefusedException} if the response is not an
   *     info, and with another {@link SockJsException} for any other failure
   */
  public CompletableFuture<Received> request(URI url) {
    CompletableFuture.completedFuture(url)
        .thenCompose(first -> request(first, true)) // so that an exception fails the stage
        .whenComplete(
            (received, failure) -> {
              if (failure != null) {
                result.completeExceptionally(explain(url, failure));
              } else {
                result.complete(received);
              }
            });
    return result;
  }

  /** Cancels the request. */
  public void cancel() {
    result.cancel(false);
    try {
      exchange.cancel(true);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "An info requester failed to cancel its request", e);
    }
  }

  private CompletionStage<Received> request(URI url, boolean mayRedirect) {
    return headers
        .headers(RequestKind.INFO, url)
        .thenCompose(complete -> exchange(url, complete))
        .thenCompose(exchange -> handle(url, exchange, mayRedirect));
  }

  /** Exchanges one request and response, with the next requester if one cannot be linked. */
  private CompletionStage<Exchange> exchange(URI url, Headers complete) {
    InfoRequester requester = requester(url);
    observer.infoRequested(url);
    long sentAt = client.scheduler().nanoTime();
    return send(requester, url, complete)
        .thenApply(response -> new Exchange(response, roundTrip(response, sentAt)))
        .exceptionallyCompose(
            failure ->
                Causes.isLinkageFailure(failure)
                        && requesters.remove(requester, Causes.unwrap(failure))
                    ? exchange(url, complete)
                    : CompletableFuture.failedFuture(failure));
  }

  private Duration roundTrip(InfoResponse response, long sentAt) {
    return response
        .roundTrip()
        .orElseGet(() -> Duration.ofNanos(client.scheduler().nanoTime() - sentAt));
  }

  private CompletableFuture<InfoResponse> send(InfoRequester requester, URI url, Headers complete) {
    CompletableFuture<InfoResponse> sent;
    try {
      sent =
          Objects.requireNonNull(
              requester.request(client, url, complete, () -> onSent.accept(url)), "response");
    } catch (Throwable e) {
      return CompletableFuture.failedFuture(e);
    }
    exchange = sent;
    if (result.isDone()) {
      sent.cancel(true); // cancel() came before there was an exchange to cancel
    }
    return sent;
  }

  private CompletionStage<Received> handle(URI url, Exchange exchange, boolean mayRedirect) {
    InfoResponse response = exchange.response();
    observer.infoResponded(url, response.status(), exchange.rtt());
    if (response.isFromProxy()) {
      throw refusedByProxy(response.status());
    }
    headers.keepCookies(url, response.headers().all("Set-Cookie"));
    Optional<URI> target =
        mayRedirect
            ? Redirect.target("GET", url, response.status(), response.headers().first("Location"))
            : Optional.empty();
    return target.isPresent()
        ? request(target.get(), false)
        : CompletableFuture.completedFuture(new Received(read(url, response), url, exchange.rtt()));
  }

  private static ServerInfo read(URI url, InfoResponse response) {
    if (response.status() == OK) {
      return parse(response);
    }
    String meaning =
        switch (response.status()) {
          case 401, 403 -> "access was refused";
          case 407 -> "the proxy requires credentials";
          case 301, 302, 303, 307, 308 -> redirect(url, response.headers().first("Location"));
          default -> "this is not a SockJS endpoint";
        };
    throw new InfoRefusedException(
        EscapedText.of(RedactedUrl.of(url))
            + " responded with status "
            + response.status()
            + ": "
            + meaning,
        response.status());
  }

  /** Explains a body that cannot be read because it is compressed, although nobody asked for it. */
  private static ServerInfo parse(InfoResponse response) {
    try {
      return InfoParser.parse(response.body());
    } catch (UnusableInfoException e) {
      List<String> codings = response.headers().all("Content-Encoding");
      if (ContentCodings.areCompressing(codings)) {
        throw compressed("Content-Encoding: " + EscapedText.of(String.join(", ", codings)));
      }
      if (response.body().startsWith(GZIP)) {
        throw compressed("gzip, without a Content-Encoding that says so");
      }
      throw e;
    }
  }

  private static UnusableInfoException compressed(String how) {
    return new UnusableInfoException(
        "The info is compressed (" + how + "), although the request did not allow that", null);
  }

  /** Names the URL to use instead; only the caller can tell if the other server is trusted. */
  private static String redirect(URI url, Optional<String> location) {
    return location
        .flatMap(reference -> Redirect.resolve(url, reference))
        .map(RedactedUrl::of)
        .map(
            target ->
                "this redirect is not followed. If that is the server you mean, connect to "
                    + withoutInfo(target))
        .orElse("this is not a SockJS endpoint");
  }

  /** Returns the base URL; the query is that of the info request. */
  private static String withoutInfo(String url) {
    String path = url.endsWith("?...") ? url.substring(0, url.length() - "?...".length()) : url;
    return path.endsWith("/info") ? path.substring(0, path.length() - "/info".length()) : url;
  }

  private static InfoRefusedException refusedByProxy(int status) {
    return new InfoRefusedException(
        "The proxy responded to CONNECT with status "
            + status
            + (ProxyStatus.requiresCredentials(status) ? ": it requires other credentials" : ""),
        status);
  }

  private InfoRequester requester(URI url) {
    List<String> obstacles = new ArrayList<>();
    for (InfoRequester requester : requesters.inOrder()) {
      Optional<String> obstacle = obstacle(requester, url);
      if (obstacle.isEmpty()) {
        return requester;
      }
      obstacles.add(obstacle.get());
    }
    throw new SockJsException(
        "No requester can send the info request: " + String.join("; ", obstacles), null);
  }

  private Optional<String> obstacle(InfoRequester requester, URI url) {
    try {
      return requester.eligibility(client, url).obstacle();
    } catch (Throwable e) {
      if (Causes.isLinkageFailure(e)) {
        requesters.remove(requester, e);
      }
      return Optional.of(requester.getClass().getName() + ": " + Causes.explained(e).getMessage());
    }
  }

  private static SockJsException explain(URI url, Throwable failure) {
    Throwable cause = Causes.explained(Causes.unwrap(failure));
    return cause instanceof SockJsException known
        ? known
        : new SockJsException(
            "GET " + RedactedUrl.of(url) + " failed: " + EscapedText.of(cause.toString()),
            PrintableCause.of(cause));
  }
}
