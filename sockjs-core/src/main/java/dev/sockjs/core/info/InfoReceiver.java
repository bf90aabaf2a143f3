package dev.sockjs.core.info;

import dev.sockjs.Headers;
import dev.sockjs.RequestKind;
import dev.sockjs.ServerInfo;
import dev.sockjs.SockJsException;
import dev.sockjs.core.codec.PrintableCause;
import dev.sockjs.core.request.ProxyStatus;
import dev.sockjs.core.request.RequestHeaders;
import dev.sockjs.spi.Causes;
import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.Eligibility;
import dev.sockjs.spi.EscapedText;
import dev.sockjs.spi.InfoRequester;
import dev.sockjs.spi.InfoResponse;
import dev.sockjs.spi.RedactedUrl;
import dev.sockjs.spi.Redirect;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Requests a server's info, follows at most one redirect, and measures the round trip. */
public final class InfoReceiver {

  /** The server's info, and the duration of the request. */
  public record Received(ServerInfo info, Duration rtt) {}

  private static final int OK = 200;

  private final ClientContext client;
  private final List<InfoRequester> requesters;
  private final RequestHeaders headers;
  private final CompletableFuture<Received> result = new CompletableFuture<>();

  /** The request that is in flight. */
  private volatile CompletableFuture<?> exchange = new CompletableFuture<>();

  /**
   * @param requesters the requesters in the order of preference
   */
  public InfoReceiver(
      ClientContext client, List<InfoRequester> requesters, RequestHeaders headers) {
    this.client = client;
    this.requesters = requesters;
    this.headers = headers;
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
    exchange.cancel(true);
  }

  private CompletionStage<Received> request(URI url, boolean mayRedirect) {
    InfoRequester requester = requester(url);
    return headers
        .headers(RequestKind.INFO, url)
        .thenCompose(
            complete -> {
              long sentAt = client.scheduler().nanoTime();
              return send(requester, url, complete)
                  .thenCompose(
                      response -> handle(url, response, roundTrip(response, sentAt), mayRedirect));
            });
  }

  private Duration roundTrip(InfoResponse response, long sentAt) {
    return response
        .roundTrip()
        .orElseGet(() -> Duration.ofNanos(client.scheduler().nanoTime() - sentAt));
  }

  private CompletableFuture<InfoResponse> send(InfoRequester requester, URI url, Headers complete) {
    CompletableFuture<InfoResponse> sent = requester.request(client, url, complete);
    exchange = sent;
    if (result.isDone()) {
      sent.cancel(true); // cancel() came before there was an exchange to cancel
    }
    return sent;
  }

  private CompletionStage<Received> handle(
      URI url, InfoResponse response, Duration rtt, boolean mayRedirect) {
    if (response.isFromProxy()) {
      throw refusedByProxy(response.status());
    }
    headers.keepCookies(url, response.headers().all("Set-Cookie"));
    Optional<URI> target =
        mayRedirect
            ? Redirect.target("GET", url, response.status(), response.headers().first("Location"))
            : Optional.empty();
    if (target.isPresent()) {
      return request(target.get(), false);
    }
    return CompletableFuture.completedFuture(new Received(read(url, response), rtt));
  }

  private static ServerInfo read(URI url, InfoResponse response) {
    if (response.status() == OK) {
      return InfoParser.parse(response.body());
    }
    String meaning =
        switch (response.status()) {
          case 401, 403 -> "access was refused";
          case 407 -> "the proxy requires credentials";
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

  private static InfoRefusedException refusedByProxy(int status) {
    return new InfoRefusedException(
        "The proxy responded to CONNECT with status "
            + status
            + (ProxyStatus.requiresCredentials(status) ? ": it requires other credentials" : ""),
        status);
  }

  private InfoRequester requester(URI url) {
    List<String> obstacles = new ArrayList<>();
    for (InfoRequester requester : requesters) {
      Eligibility eligibility = requester.eligibility(client, url);
      if (eligibility.obstacle().isEmpty()) {
        return requester;
      }
      obstacles.add(eligibility.obstacle().get());
    }
    throw new SockJsException(
        "No requester can send the info request: " + String.join("; ", obstacles), null);
  }

  private static SockJsException explain(URI url, Throwable failure) {
    Throwable cause = Causes.unwrap(failure);
    return cause instanceof SockJsException known
        ? known
        : new SockJsException(
            "GET " + RedactedUrl.of(url) + " failed: " + EscapedText.of(cause.toString()),
            PrintableCause.of(cause));
  }
}
