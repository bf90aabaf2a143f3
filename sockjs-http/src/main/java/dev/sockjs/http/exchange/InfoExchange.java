package dev.sockjs.http.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sockjs.Headers;
import dev.sockjs.HeadersBuilder;
import dev.sockjs.http.client.ConnectionReusePolicy.Mode;
import dev.sockjs.http.client.TransportHttpClient;
import dev.sockjs.spi.InfoResponse;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;

/**
 * One info request and its response. Only Jetty's events, which do not overlap, use the headers,
 * the body and the fields that are not final.
 */
public final class InfoExchange {

  private final TransportHttpClient client;
  private final Runnable onSent;
  private final CompletableFuture<InfoResponse> future = new CompletableFuture<>();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private final HeadersBuilder headers = Headers.builder();
  private long sentNanos;
  private long endedNanos;
  private boolean responded;
  private boolean tooLong;

  /**
   * Creates an exchange that has not started.
   *
   * @param onSent runs when the request has been sent, on one of Jetty's threads or the caller's
   */
  public InfoExchange(TransportHttpClient client, Runnable onSent) {
    this.client = client;
    this.onSent = onSent;
  }

  /**
   * Sends the request. To be called once.
   *
   * @return a future with the response; cancelling it aborts the request
   */
  public CompletableFuture<InfoResponse> send(URI url, Headers requestHeaders) {
    client.executeStarted(() -> guarded(() -> request(url, requestHeaders)));
    return future;
  }

  /** Runs a task; an error would otherwise be lost on the thread that runs it. */
  private void guarded(Runnable task) {
    try {
      task.run();
    } catch (Throwable e) {
      future.completeExceptionally(e);
    }
  }

  private void request(URI url, Headers requestHeaders) {
    Request request = client.request("GET", url, requestHeaders, Mode.SHORT_EXCHANGE, 0);
    future.whenComplete(
        (response, failure) -> {
          if (future.isCancelled()) {
            client.abort(request);
          }
        });
    // Not earlier: creating the request may have started the HttpClient.
    sentNanos = client.scheduler().nanoTime();
    request
        .onRequestSuccess(sent -> onSent.run())
        .onResponseHeader(this::header)
        .onResponseHeaders(response -> responded = true)
        .onResponseContent(this::content)
        .send(
            result -> {
              endedNanos = client.scheduler().nanoTime();
              client.executeAfterEvent(() -> guarded(() -> ended(url, result)));
            });
  }

  /** Adds a header to the response, and keeps cookies out of the HttpClient's own store. */
  private boolean header(Response response, HttpField field) {
    try {
      headers.add(field.getName(), field.getValue());
    } catch (IllegalArgumentException e) {
      // Not a valid header field by RFC 9110, and so not one that the engine reads.
    }
    return field.getHeader() != HttpHeader.SET_COOKIE;
  }

  private void content(Response response, ByteBuffer content) {
    int room = InfoResponse.MAX_BODY_BYTES - body.size();
    byte[] bytes = new byte[Math.min(content.remaining(), room)];
    content.get(bytes);
    body.writeBytes(bytes);
    if (content.hasRemaining()) {
      tooLong = true;
      client.abort(response.getRequest());
    }
  }

  private void ended(URI url, Result result) {
    recordLastChunk(url, result);
    boolean usable = result.isSucceeded() || tooLong || result.getFailure() instanceof EOFException;
    if (responded && usable) {
      int status = result.getResponse().getStatus();
      future.complete(
          new InfoResponse(status, headers.build(), body.toByteArray())
              .withRoundTrip(Duration.ofNanos(endedNanos - sentNanos)));
    } else {
      failed(result.getFailure());
    }
  }

  /** The JSON of the info shows if the response was complete. */
  private void recordLastChunk(URI url, Result result) {
    boolean chunked = result.getResponse().getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
    if (chunked && result.isSucceeded()) {
      client.lastChunks().ended(url, false);
    } else if (chunked
        && result.getFailure() instanceof EOFException
        && JsonObjectText.isWhole(body.toString(UTF_8))) {
      client.lastChunks().ended(url, true);
    }
  }

  private void failed(Throwable failure) {
    OptionalInt tunnelStatus = ExchangeFailures.tunnelStatus(failure);
    if (tunnelStatus.isPresent()) {
      future.complete(InfoResponse.refusedByProxy(tunnelStatus.getAsInt()));
    } else {
      future.completeExceptionally(ExchangeFailures.withoutSecrets(failure));
    }
  }
}
