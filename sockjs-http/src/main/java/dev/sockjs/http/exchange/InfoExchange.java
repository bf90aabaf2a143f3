package dev.sockjs.http.exchange;

import dev.sockjs.Headers;
import dev.sockjs.http.client.ConnectionReusePolicy;
import dev.sockjs.http.client.TransportHttpClient;
import dev.sockjs.spi.InfoResponse;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;

/**
 * One request for the info. Jetty's events come one at a time; only they touch what is not final.
 */
public final class InfoExchange {

  private final TransportHttpClient engine;
  private final CompletableFuture<InfoResponse> answer = new CompletableFuture<>();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private Headers headers = Headers.empty();
  private long sentAt;
  private long endedAt;
  private boolean answered;
  private boolean tooLong;

  public InfoExchange(TransportHttpClient engine) {
    this.engine = engine;
  }

  public CompletableFuture<InfoResponse> send(URI url, Headers requestHeaders) {
    engine.execute(
        () -> {
          try {
            request(url, requestHeaders);
          } catch (RuntimeException e) {
            answer.completeExceptionally(e);
          }
        });
    return answer;
  }

  private void request(URI url, Headers requestHeaders) {
    Request request =
        engine.request("GET", url, requestHeaders, ConnectionReusePolicy.Way.SHORT, 0);
    answer.whenComplete(
        (response, failure) -> {
          if (answer.isCancelled()) {
            drop(request);
          }
        });
    sentAt = engine.scheduler().nanoTime(); // only now is the HttpClient sure to run
    request
        .onResponseHeader(this::header)
        .onResponseHeaders(response -> answered = true)
        .onResponseContent(this::content)
        // Elsewhere: the next request follows, and Jetty is not done with this one here.
        .send(
            result -> {
              endedAt = engine.scheduler().nanoTime();
              engine.execute(() -> ended(result));
            });
  }

  /** Keeps a field for the answer, and a cookie out of the HttpClient's own store. */
  private boolean header(Response response, HttpField field) {
    try {
      headers = headers.with(field.getName(), field.getValue());
    } catch (IllegalArgumentException e) {
      // What is no header field by RFC 9110 is nothing that anybody asks for.
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
      drop(response.getRequest());
    }
  }

  private void ended(Result result) {
    boolean enough = result.isSucceeded() || tooLong || result.getFailure() instanceof EOFException;
    if (answered && enough) {
      int status = result.getResponse().getStatus();
      answer.complete(
          new InfoResponse(status, headers, body.toByteArray())
              .withRoundTrip(Duration.ofNanos(endedAt - sentAt)));
    } else {
      failed(result.getFailure());
    }
  }

  private void failed(Throwable failure) {
    OptionalInt tunnelStatus = ExchangeFailures.tunnelStatus(failure);
    if (tunnelStatus.isPresent()) {
      answer.complete(InfoResponse.refusedByProxy(tunnelStatus.getAsInt()));
    } else {
      answer.completeExceptionally(ExchangeFailures.withoutSecrets(failure));
    }
  }

  private static void drop(Request request) {
    request.abort(new CancellationException("No longer wanted"));
  }
}
