package dev.sockjs.core.info;

import dev.sockjs.Headers;
import dev.sockjs.RequestKind;
import dev.sockjs.ServerInfo;
import dev.sockjs.SockJsException;
import dev.sockjs.core.request.RequestHeaders;
import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.Eligibility;
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
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Asks a server's {@code /info}, following at most one redirect, and measures the round trip. */
public final class InfoReceiver {

  /** The server's info, and how long its request took. */
  public record Answer(ServerInfo info, Duration rtt) {}

  private final ClientContext client;
  private final List<InfoRequester> requesters;
  private final RequestHeaders headers;
  private final CompletableFuture<Answer> answer = new CompletableFuture<>();
  private volatile CompletableFuture<?> exchange = new CompletableFuture<>();

  /**
   * @param requesters the first choice first
   */
  public InfoReceiver(
      ClientContext client, List<InfoRequester> requesters, RequestHeaders headers) {
    this.client = client;
    this.requesters = requesters;
    this.headers = headers;
  }

  /**
   * Sends the request.
   *
   * @return fails with a {@link SockJsException}, of kind {@link InfoRefusedException} if there was
   *     an answer, but no info
   */
  public CompletableFuture<Answer> request(URI url) {
    CompletableFuture.completedFuture(url)
        .thenCompose(first -> ask(first, true)) // so that what it throws fails the stage
        .whenComplete(
            (received, failure) -> {
              if (failure != null) {
                answer.completeExceptionally(explain(url, failure));
              } else {
                answer.complete(received);
              }
            });
    return answer;
  }

  /** The answer is no longer wanted. */
  public void cancel() {
    answer.cancel(false);
    exchange.cancel(true);
  }

  private CompletionStage<Answer> ask(URI url, boolean mayRedirect) {
    InfoRequester requester = requester(url);
    return headers
        .headers(RequestKind.INFO, url)
        .thenCompose(
            complete -> {
              long asked = client.timer().nanoTime();
              return send(requester, url, complete)
                  .thenCompose(
                      response -> take(url, response, roundTrip(response, asked), mayRedirect));
            });
  }

  private Duration roundTrip(InfoResponse response, long asked) {
    return response
        .roundTrip()
        .orElseGet(() -> Duration.ofNanos(client.timer().nanoTime() - asked));
  }

  private CompletableFuture<InfoResponse> send(InfoRequester requester, URI url, Headers complete) {
    CompletableFuture<InfoResponse> sent = requester.request(client, url, complete);
    exchange = sent;
    if (answer.isDone()) {
      sent.cancel(true); // cancelled before there was an exchange to cancel
    }
    return sent;
  }

  private CompletionStage<Answer> take(
      URI url, InfoResponse response, Duration rtt, boolean mayRedirect) {
    headers.keepCookies(url, response.headers().all("Set-Cookie"));
    Optional<URI> target =
        mayRedirect
            ? Redirect.target("GET", url, response.status(), response.headers().first("Location"))
            : Optional.empty();
    if (target.isPresent()) {
      return ask(target.get(), false);
    }
    return CompletableFuture.completedFuture(new Answer(read(url, response), rtt));
  }

  private static ServerInfo read(URI url, InfoResponse response) {
    if (response.status() == 200) {
      return InfoParser.parse(response.body());
    }
    String meaning =
        switch (response.status()) {
          case 401, 403 -> "access was refused";
          case 407 -> "the proxy wants credentials";
          default -> "not a SockJS endpoint";
        };
    throw new InfoRefusedException(
        RedactedUrl.of(url) + " answered " + response.status() + ": " + meaning, response.status());
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
        "Nothing can ask for the info: " + String.join("; ", obstacles), null);
  }

  private static SockJsException explain(URI url, Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof SockJsException known
        ? known
        : new SockJsException("GET " + RedactedUrl.of(url) + " failed: " + cause, cause);
  }
}
