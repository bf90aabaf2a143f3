package dev.sockjs.examples.jdkpolling;

import dev.sockjs.Headers;
import dev.sockjs.Phase;
import dev.sockjs.RequestKind;
import dev.sockjs.spi.Causes;
import dev.sockjs.spi.Redirect;
import dev.sockjs.spi.SerialListener;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.spi.TransportRequest;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * One POST and its response: looks up the headers, keeps the cookies, and follows one redirect.
 * Confined to the serial listener.
 */
final class Exchange {

  /** Handles what comes of an exchange; called in tasks of the serial listener. */
  interface Handler {

    /** Returns the phase of a failure whose cause does not tell a more precise one. */
    Phase phase();

    /** Called when bytes of the body have arrived. */
    void bytesArrived();

    /** Called with the response, whatever its status. */
    void responded(Response response);

    /** Called if there is no response. */
    void failed(TransportEnd end);
  }

  /**
   * What to post.
   *
   * @param kind the kind of the request
   * @param suffix the suffix of its URL
   * @param body its body
   * @param maxBytes how much of the response's body to read
   */
  record Message(RequestKind kind, String suffix, String body, long maxBytes) {}

  private final HttpClient http;
  private final TransportRequest request;
  private final SerialListener serial;
  private final Message message;
  private final Handler handler;

  private boolean redirected;
  private boolean cancelled;
  private @Nullable CompletableFuture<HttpResponse<Response>> call;

  Exchange(
      HttpClient http,
      TransportRequest request,
      SerialListener serial,
      Message message,
      Handler handler) {
    this.http = http;
    this.request = request;
    this.serial = serial;
    this.message = message;
    this.handler = handler;
  }

  void start() {
    start(request.url(message.suffix));
  }

  private void start(URI url) {
    request
        .headers(message.kind, url)
        .whenCompleteAsync((headers, failure) -> send(url, headers, failure), serial);
  }

  private void send(URI url, Headers headers, @Nullable Throwable failure) {
    if (cancelled) {
      return;
    }
    if (failure != null) {
      handler.failed(TransportEnd.failed(Phase.HEADERS, failure));
      return;
    }
    HttpRequest post;
    try {
      post = httpRequest(url, headers);
    } catch (IllegalArgumentException e) {
      // Its message quotes the header, which may be a secret.
      handler.failed(TransportEnd.failed(Phase.HEADERS, "java.net.http refuses a header"));
      return;
    }
    CompletableFuture<Response> result = new CompletableFuture<>();
    call =
        http.sendAsync(
            post,
            head ->
                new LineBody(
                    head,
                    head.statusCode() / 100 != 2,
                    message.maxBytes,
                    () -> serial.execute(handler::bytesArrived),
                    result));
    call.whenComplete((head, noResponse) -> completeWithoutBody(result, head, noResponse));
    result.whenCompleteAsync((response, noResponse) -> ended(url, response, noResponse), serial);
  }

  /**
   * Completes the result if the body has not done so: there is no response, or it is that of a
   * proxy to CONNECT, whose body the JDK does not read.
   */
  private static void completeWithoutBody(
      CompletableFuture<Response> result,
      @Nullable HttpResponse<Response> head,
      @Nullable Throwable failure) {
    if (head == null) {
      result.completeExceptionally(cause(failure));
    } else {
      result.complete(new Response(head.statusCode(), head.headers(), "", false, Optional.empty()));
    }
  }

  private static Throwable cause(@Nullable Throwable failure) {
    return failure == null ? new IllegalStateException("No response") : Causes.unwrap(failure);
  }

  private HttpRequest httpRequest(URI url, Headers headers) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(url).POST(HttpRequest.BodyPublishers.ofString(message.body));
    headers.forEach(builder::header);
    if (message.kind == RequestKind.SEND) {
      builder.header("Content-Type", "text/plain;charset=UTF-8");
    }
    return builder.build();
  }

  private void ended(URI url, @Nullable Response response, @Nullable Throwable failure) {
    if (cancelled) {
      return;
    }
    if (response == null) {
      handler.failed(end(cause(failure)));
      return;
    }
    request.keepCookies(url, response.status(), response.headers().allValues("Set-Cookie"));
    Optional<URI> target =
        redirected
            ? Optional.empty()
            : Redirect.target(
                "POST", url, response.status(), response.headers().firstValue("Location"));
    if (target.isPresent()) {
      redirected = true;
      start(target.get());
    } else {
      handler.responded(response);
    }
  }

  private TransportEnd end(Throwable failure) {
    if (Causes.of(failure).anyMatch(SSLException.class::isInstance)) {
      return TransportEnd.failed(Phase.TLS, failure);
    }
    Phase phase = handler.phase();
    boolean refused = Causes.of(failure).anyMatch(ConnectException.class::isInstance);
    return TransportEnd.failed(phase == Phase.REQUEST && refused ? Phase.CONNECT : phase, failure);
  }

  /** Ends the exchange, at any stage. Its handler is not called again. */
  void cancel() {
    cancelled = true;
    if (call != null) {
      call.cancel(true);
    }
  }
}
