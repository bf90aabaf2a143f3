package dev.sockjs.http.exchange;

import dev.sockjs.Headers;
import dev.sockjs.Phase;
import dev.sockjs.RequestKind;
import dev.sockjs.http.client.ConnectionReusePolicy;
import dev.sockjs.http.client.TransportHttpClient;
import dev.sockjs.spi.Redirect;
import dev.sockjs.spi.TransportEnd;
import java.io.EOFException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.jetty.client.Connection;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer: asks for the headers, follows one redirect, keeps the cookies, and
 * takes Jetty's events over into the turns of the connection. It is sent once; Jetty repeats a
 * request by itself only if it ran into the idle timeout of its connection before a byte was sent.
 */
public final class HttpExchange {

  /** Hears, in turns, what becomes of a call; nothing any more once it is aborted. */
  public interface Handler {

    /**
     * The answer's head has come, and it is no redirect that can be followed.
     *
     * @param encoded whether the body is compressed, which was not asked for
     */
    void responded(int status, boolean encoded);

    /** A part of the answer's body; the next comes when {@code more} has been run. */
    void content(byte[] bytes, Runnable more);

    /** The answer is whole. The last event. */
    void complete();

    /** The connection ended in order, but before the body's last chunk. The last event. */
    void cut();

    /** There is no answer, or not all of it. The last event. */
    void failed(TransportEnd end);

    /** How far the owner of the call has come, for failures. */
    Phase phase();
  }

  private final RequestFactory caller;
  private final RequestKind kind;
  private final String method;
  private final Function<URI, ConnectionReusePolicy.Way> way;
  private final @Nullable Supplier<Request.Content> body;
  private final Handler handler;

  private boolean aborted;
  private boolean redirected;
  private boolean answered;
  private boolean lengthKnown;

  /** The request whose events count; one that was redirected or aborted has none that do. */
  private @Nullable Request current;

  /**
   * A call that has not begun.
   *
   * @param way tells how a request to a URL goes out
   * @param body makes the request's body, which Jetty can send once only; null for none
   */
  HttpExchange(
      RequestFactory caller,
      RequestKind kind,
      String method,
      Function<URI, ConnectionReusePolicy.Way> way,
      @Nullable Supplier<Request.Content> body,
      Handler handler) {
    this.caller = caller;
    this.kind = kind;
    this.method = method;
    this.way = way;
    this.body = body;
    this.handler = handler;
  }

  void start(URI url) {
    headers(url)
        .whenComplete(
            (headers, failure) ->
                caller.serial().dispatch(() -> headersCame(url, headers, failure)));
  }

  /** Drops the request, whatever has become of it. */
  public void abort() {
    aborted = true;
    drop();
  }

  private CompletionStage<Headers> headers(URI url) {
    try {
      return caller.headers(kind, url);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private void headersCame(URI url, @Nullable Headers headers, @Nullable Throwable failure) {
    if (aborted) {
      return;
    }
    if (headers == null) {
      handler.failed(
          TransportEnd.failed(
              Phase.HEADERS,
              failure == null
                  ? new NullPointerException("The header function gave null")
                  : failure));
    } else {
      send(url, headers);
    }
  }

  private void send(URI url, Headers headers) {
    TransportHttpClient engine = caller.client();
    ConnectionReusePolicy.Way chosen = way.apply(url);
    Request request =
        engine
            .request(method, url, headers, chosen, caller.slot())
            .body(body == null ? null : body.get());
    List<String> cookies = new ArrayList<>();
    current = request;
    request
        .onResponseHeader((response, field) -> isForJetty(field, cookies))
        .onResponseHeaders(response -> run(request, () -> head(url, response, cookies)))
        .onResponseContentAsync(
            (response, chunk, more) -> {
              byte[] bytes = new byte[chunk.remaining()];
              chunk.getByteBuffer().get(bytes);
              run(request, () -> handler.content(bytes, more));
            })
        .send(result -> caller.serial().dispatch(() -> ended(url, chosen, request, result)));
  }

  /**
   * Cookies are the engine's, and no business of the HttpClient's store, which others may share.
   */
  private static boolean isForJetty(HttpField field, List<String> cookies) {
    if (field.getHeader() == HttpHeader.SET_COOKIE) {
      cookies.add(field.getValue());
      return false;
    }
    return true;
  }

  private void run(Request request, Runnable event) {
    caller
        .serial()
        .run(
            () -> {
              if (current == request) {
                event.run();
              }
            });
  }

  private void head(URI url, Response response, List<String> cookies) {
    caller.keepCookies(url, cookies);
    int status = response.getStatus();
    Optional<String> location = Optional.ofNullable(response.getHeaders().get(HttpHeader.LOCATION));
    Optional<URI> target =
        redirected ? Optional.empty() : Redirect.target(method, url, status, location);
    if (target.isPresent()) {
      redirected = true;
      drop();
      start(target.get());
    } else {
      answered = true;
      lengthKnown = response.getHeaders().contains(HttpHeader.CONTENT_LENGTH);
      handler.responded(status, isEncoded(response));
    }
  }

  /** RFC 9110, section 8.4; "identity" says nothing. */
  private static boolean isEncoded(Response response) {
    String encoding = response.getHeaders().get(HttpHeader.CONTENT_ENCODING);
    return encoding != null && !encoding.equalsIgnoreCase("identity");
  }

  private void ended(URI url, ConnectionReusePolicy.Way chosen, Request request, Result result) {
    tellHabits(url, chosen, request, result);
    if (current != request) {
      return;
    }
    current = null;
    if (result.isSucceeded()) {
      handler.complete();
    } else if (answered && isLastChunkMissing(result.getFailure())) {
      handler.cut();
    } else {
      handler.failed(ExchangeFailures.end(phase(request), result.getFailure()));
    }
  }

  /** Returns the handler's phase, or the phase before it if the request got no connection. */
  private Phase phase(Request request) {
    Phase phase = handler.phase();
    if (phase != Phase.REQUEST || request.getConnection() != null) {
      return phase;
    }
    return caller.client().isProxied(request) ? Phase.PROXY : Phase.CONNECT;
  }

  private boolean isLastChunkMissing(Throwable failure) {
    return failure instanceof EOFException && !lengthKnown && caller.client().tellsResets();
  }

  private void tellHabits(
      URI url, ConnectionReusePolicy.Way chosen, Request request, Result result) {
    ConnectionReusePolicy habits = caller.client().habits();
    if (chosen == ConnectionReusePolicy.Way.TRIAL) {
      if (result.isSucceeded()) {
        Connection connection = request.getConnection();
        habits.trialAnswered(url, () -> connection != null && !connection.isClosed());
      } else {
        habits.trialFailed(url);
      }
    } else if (chosen == ConnectionReusePolicy.Way.KEPT && current == request && !answered) {
      habits.misjudged(url);
    }
  }

  private void drop() {
    Request dropped = current;
    current = null;
    if (dropped != null) {
      dropped.abort(new CancellationException("No longer wanted"));
    }
  }
}
