package dev.sockjs.http.exchange;

import dev.sockjs.Headers;
import dev.sockjs.Phase;
import dev.sockjs.RequestKind;
import dev.sockjs.http.client.ConnectionReusePolicy;
import dev.sockjs.http.client.ConnectionReusePolicy.Mode;
import dev.sockjs.spi.ContentCodings;
import dev.sockjs.spi.Redirect;
import dev.sockjs.spi.TransportEnd;
import java.io.EOFException;
import java.net.URI;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import org.eclipse.jetty.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/**
 * One request and its response. It looks up the headers, follows one redirect, keeps the cookies,
 * and passes Jetty's events on to the serial executor of the connection.
 *
 * <p>The request is sent once. Jetty repeats a request only if the idle timeout of its connection
 * expired before a byte was sent. Over HTTP/2, a request that the server has certainly not
 * processed is sent again, at most {@value #MAX_REPETITIONS} times: a server may close a connection
 * in order while requests are on their way.
 */
public final class HttpExchange {

  private static final int MAX_REPETITIONS = 3;

  private final RequestFactory requests;
  private final RequestKind kind;
  private final String method;
  private final Function<URI, Mode> modes;
  private final @Nullable Supplier<Request.Content> body;
  private final ResponseHandler handler;

  private boolean aborted;
  private boolean redirected;
  private boolean responded;
  private boolean hasContentLength;
  private boolean chunked;
  private int repetitions;

  /** The request whose events count; null before it is sent, and after its end or abort. */
  private @Nullable Request current;

  /**
   * Creates an exchange that has not started.
   *
   * @param modes returns how a request to a URL uses connections
   * @param body makes the request's body, which Jetty can send only once; null for no body
   */
  HttpExchange(
      RequestFactory requests,
      RequestKind kind,
      String method,
      Function<URI, Mode> modes,
      @Nullable Supplier<Request.Content> body,
      ResponseHandler handler) {
    this.requests = requests;
    this.kind = kind;
    this.method = method;
    this.modes = modes;
    this.body = body;
    this.handler = handler;
  }

  void start(URI url) {
    headers(url)
        .whenComplete(
            (headers, failure) ->
                requests.serial().dispatch(() -> sendWith(headers, failure, url)));
  }

  /** Aborts the request, at any stage. */
  public void abort() {
    aborted = true;
    abortCurrent();
  }

  private void abortCurrent() {
    Request request = current;
    current = null;
    if (request != null) {
      requests.client().abort(request);
    }
  }

  private CompletionStage<Headers> headers(URI url) {
    try {
      return requests.headers(kind, url);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private void sendWith(@Nullable Headers headers, @Nullable Throwable failure, URI url) {
    if (aborted) {
      return;
    }
    if (headers == null) {
      handler.failed(
          TransportEnd.failed(
              Phase.HEADERS,
              failure == null
                  ? new NullPointerException("The header function returned null")
                  : failure));
    } else {
      send(url, headers);
    }
  }

  private void send(URI url, Headers headers) {
    Mode mode = modes.apply(url);
    Request request =
        requests
            .client()
            .request(method, url, headers, mode, requests.slot())
            .body(body == null ? null : body.get());
    List<String> setCookies = new ArrayList<>();
    current = request;
    request
        .onResponseHeader((response, field) -> isForJetty(field, setCookies))
        .onResponseHeaders(
            response -> runIfCurrent(request, () -> headersArrived(url, response, setCookies)))
        .onResponseContentAsync(
            (response, chunk, demand) -> {
              byte[] bytes = new byte[chunk.remaining()];
              chunk.getByteBuffer().get(bytes);
              runIfCurrent(request, () -> handler.content(bytes, demand));
            })
        .send(
            result ->
                requests
                    .client()
                    .executeAfterEvent(
                        () -> requests.serial().run(() -> ended(url, mode, request, result))));
    if (mode == Mode.AFTER_INFO) {
      requests.client().openForMessages(url);
    }
  }

  private void runIfCurrent(Request request, Runnable event) {
    requests
        .serial()
        .run(
            () -> {
              if (current == request) {
                event.run();
              }
            });
  }

  /**
   * Collects the cookies, and returns false for them: the engine keeps them, and the HttpClient
   * must not add them to its own store, which others may share.
   */
  private static boolean isForJetty(HttpField field, List<String> setCookies) {
    if (field.getHeader() == HttpHeader.SET_COOKIE) {
      setCookies.add(field.getValue());
      return false;
    }
    return true;
  }

  private void headersArrived(URI url, Response response, List<String> setCookies) {
    int status = response.getStatus();
    requests.keepCookies(url, status, setCookies);
    Optional<String> location = Optional.ofNullable(response.getHeaders().get(HttpHeader.LOCATION));
    Optional<URI> target =
        redirected ? Optional.empty() : Redirect.target(method, url, status, location);
    if (target.isPresent()) {
      redirected = true;
      abortCurrent();
      start(target.get());
    } else {
      responded = true;
      hasContentLength = response.getHeaders().contains(HttpHeader.CONTENT_LENGTH);
      chunked = response.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
      List<String> codings = response.getHeaders().getValuesList(HttpHeader.CONTENT_ENCODING);
      handler.responded(status, ContentCodings.areCompressing(codings));
    }
  }

  private void ended(URI url, Mode mode, Request request, Result result) {
    reportToReusePolicy(url, mode, request, result);
    if (current != request) {
      return;
    }
    current = null;
    if (result.isSucceeded()) {
      if (chunked) {
        requests.client().lastChunks().ended(url, false);
      }
      handler.completed();
    } else if (mayRepeat(request, result.getFailure())) {
      repetitions++;
      start(url);
    } else if (responded && isLastChunkMissing(request, result.getFailure())) {
      handler.cutOff(new EndWithoutLastChunk(requests.client().lastChunks(), url));
    } else {
      handler.failed(ExchangeFailures.end(phase(url, request), result.getFailure()));
    }
  }

  /** Returns the handler's phase, or the phase before it if the request got no connection. */
  private Phase phase(URI url, Request request) {
    Phase phase = handler.phase();
    return phase == Phase.REQUEST && request.getConnection() == null
        ? requests.client().connectPhase(url)
        : phase;
  }

  private boolean mayRepeat(Request request, Throwable failure) {
    return isHttp2(request)
        && !responded
        && repetitions < MAX_REPETITIONS
        && ExchangeFailures.isUnprocessed(failure);
  }

  private static boolean isHttp2(Request request) {
    return request.getVersion() == HttpVersion.HTTP_2;
  }

  /**
   * Returns true if the connection was closed in order before the end of the response. Over HTTP/2,
   * Jetty may drop an end that has arrived and is not read yet when the connection closes.
   */
  private boolean isLastChunkMissing(Request request, Throwable failure) {
    return (isHttp2(request)
            ? failure instanceof ClosedChannelException
            : failure instanceof EOFException)
        && !hasContentLength
        && requests.client().detectsResets();
  }

  private void reportToReusePolicy(URI url, Mode mode, Request request, Result result) {
    ConnectionReusePolicy policy = requests.client().reusePolicy();
    if (result.isSucceeded()
        && (mode == Mode.PROBE || (mode == Mode.SHARED_STREAM && isHttp2(request)))) {
      Connection connection = request.getConnection();
      policy.probeSucceeded(url, () -> connection != null && !connection.isClosed());
    } else if (mode == Mode.PROBE) {
      policy.probeFailed(url);
    } else if (mode == Mode.REUSE && current == request && !responded && !isHttp2(request)) {
      policy.reuseFailed(url);
    }
  }
}
