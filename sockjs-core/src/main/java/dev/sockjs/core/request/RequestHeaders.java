package dev.sockjs.core.request;

import dev.sockjs.CookieStore;
import dev.sockjs.HeaderFunction;
import dev.sockjs.Headers;
import dev.sockjs.RequestKind;
import dev.sockjs.SockJsOptions;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * The headers of every request of one connection, and the one place that decides what may cross an
 * origin: caller headers, credentials and the client's cookies go to the origin of the caller's URL
 * and nowhere else. Another origin (of a {@code base_url}, or of a redirect) gets the cookies that
 * it set itself on this connection.
 */
public final class RequestHeaders {

  private final SessionUrls urls;
  private final SockJsOptions options;
  private final CookieStore cookies;
  private final CookieStore foreignCookies;
  private final Executor userCode;

  /**
   * @param urls the caller's URL
   * @param options the caller's headers and origin
   * @param cookies the client's cookies
   * @param foreignCookies an empty store for this connection alone
   * @param userCode runs the header function
   */
  public RequestHeaders(
      SessionUrls urls,
      SockJsOptions options,
      CookieStore cookies,
      CookieStore foreignCookies,
      Executor userCode) {
    this.urls = urls;
    this.options = options;
    this.cookies = cookies;
    this.foreignCookies = foreignCookies;
    this.userCode = userCode;
  }

  /** Returns the headers of a request that belongs to no transport. */
  public CompletionStage<Headers> headers(RequestKind kind, URI url) {
    return headers(kind, url, Headers.empty());
  }

  /**
   * Returns the headers of one request.
   *
   * @param ofTransport fields that the caller set for the transport that makes the request
   */
  public CompletionStage<Headers> headers(RequestKind kind, URI url, Headers ofTransport) {
    if (!urls.sameOrigin(url)) {
      return CompletableFuture.completedFuture(complete(Headers.empty(), foreignCookies, url));
    }
    Headers fixed = options.headers().with(ofTransport);
    return options
        .headerFunction()
        .map(function -> ask(function, kind).thenApply(fixed::with))
        .orElseGet(() -> CompletableFuture.completedFuture(fixed))
        .thenApply(headers -> complete(withCredentials(headers), cookies, url));
  }

  private CompletableFuture<Headers> ask(HeaderFunction function, RequestKind kind) {
    return CompletableFuture.supplyAsync(() -> function.headers(kind), userCode)
        .thenCompose(stage -> stage);
  }

  private Headers withCredentials(Headers headers) {
    return headers.first("Authorization").isPresent()
        ? headers
        : urls.authorization()
            .map(credentials -> headers.with("Authorization", credentials))
            .orElse(headers);
  }

  private Headers complete(Headers headers, CookieStore store, URI url) {
    Headers complete = headers;
    if (options.origin().isPresent()) {
      complete = complete.without("Origin").with("Origin", options.origin().get());
    }
    String kept = store.header(url).orElse("");
    if (!kept.isEmpty()) {
      String own = String.join("; ", complete.all("Cookie"));
      complete =
          complete.without("Cookie").with("Cookie", own.isEmpty() ? kept : own + "; " + kept);
    }
    return complete;
  }

  public void keepCookies(URI url, List<String> setCookies) {
    if (!setCookies.isEmpty()) {
      (urls.sameOrigin(url) ? cookies : foreignCookies).keep(url, setCookies);
    }
  }
}
