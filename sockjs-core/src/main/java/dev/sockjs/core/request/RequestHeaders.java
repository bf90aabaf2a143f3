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
 * Builds the headers of every request of one connection. This is the one place that decides which
 * headers an origin gets: caller headers, credentials and the client's cookies are sent only to the
 * origin of the caller's URL. Another origin (of a {@code base_url}, or of a redirect) gets only
 * the cookies that it set itself on this connection.
 */
public final class RequestHeaders {

  private final SessionUrls urls;
  private final SockJsOptions options;
  private final CookieStore cookies;
  private final CookieStore foreignCookies;
  private final Executor executor;

  /**
   * @param urls the URLs of the connection, the caller's origin among them
   * @param options the caller's headers and {@code Origin}
   * @param cookies the client's cookies
   * @param foreignCookies an empty store, for the cookies of other origins on this connection
   * @param executor runs the header function
   */
  public RequestHeaders(
      SessionUrls urls,
      SockJsOptions options,
      CookieStore cookies,
      CookieStore foreignCookies,
      Executor executor) {
    this.urls = urls;
    this.options = options;
    this.cookies = cookies;
    this.foreignCookies = foreignCookies;
    this.executor = executor;
  }

  /** Returns the headers of a request that does not belong to a transport. */
  public CompletionStage<Headers> headers(RequestKind kind, URI url) {
    return headers(kind, url, Headers.empty());
  }

  /**
   * Returns the headers of one request.
   *
   * @param transportHeaders the caller's headers for the transport that sends the request
   */
  public CompletionStage<Headers> headers(RequestKind kind, URI url, Headers transportHeaders) {
    if (!urls.sameOrigin(url)) {
      return CompletableFuture.completedFuture(complete(Headers.empty(), foreignCookies, url));
    }
    Headers fixed = options.headers().with(transportHeaders);
    return options
        .headerFunction()
        .map(function -> call(function, kind).thenApply(fixed::with))
        .orElseGet(() -> CompletableFuture.completedFuture(fixed))
        .thenApply(headers -> complete(withCredentials(headers), cookies, url));
  }

  private CompletableFuture<Headers> call(HeaderFunction function, RequestKind kind) {
    return CompletableFuture.supplyAsync(() -> function.headers(kind), executor)
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
    String stored = store.header(url).orElse("");
    if (!stored.isEmpty()) {
      String own = String.join("; ", complete.all("Cookie"));
      complete =
          complete.without("Cookie").with("Cookie", own.isEmpty() ? stored : own + "; " + stored);
    }
    return complete;
  }

  /** Stores the cookies of a response, in the store of its origin. */
  public void keepCookies(URI url, List<String> setCookies) {
    if (!setCookies.isEmpty()) {
      (urls.sameOrigin(url) ? cookies : foreignCookies).keep(url, setCookies);
    }
  }
}
