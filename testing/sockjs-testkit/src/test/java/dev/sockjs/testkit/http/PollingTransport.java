package dev.sockjs.testkit.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sockjs.Headers;
import dev.sockjs.Phase;
import dev.sockjs.RequestKind;
import dev.sockjs.spi.Causes;
import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.Framing;
import dev.sockjs.spi.HandshakeDetails;
import dev.sockjs.spi.Redirect;
import dev.sockjs.spi.SerialListener;
import dev.sockjs.spi.Transport;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.spi.TransportListener;
import dev.sockjs.spi.TransportRequest;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Receives with one poll after the other, and has one fault. All state is used only in tasks of the
 * {@link SerialListener}.
 */
final class PollingTransport implements Transport {

  private static final int MAX_EMPTY_POLLS = 10;

  private final HttpClient http;
  private final ClientContext client;
  private final TransportRequest request;
  private final SerialListener serial;
  private final Bug bug;

  private final Set<RunningCall> calls = ConcurrentHashMap.newKeySet();

  private final Queue<String> frames = new ArrayDeque<>();
  private long demand;
  private boolean connected;
  private boolean polling;
  private int emptyPolls;
  private @Nullable String cutFrame;
  private CompletableFuture<Void> sending = CompletableFuture.completedFuture(null);

  PollingTransport(
      HttpClient http,
      ClientContext client,
      TransportRequest request,
      TransportListener listener,
      Bug bug) {
    this.http = http;
    this.client = client;
    this.request = request;
    this.serial = new SerialListener(listener);
    this.bug = bug;
  }

  void connect() {
    serial.execute(this::poll);
  }

  @Override
  public Framing framing() {
    return Framing.SOCKJS;
  }

  @Override
  public int maxBatchLength() {
    return HTTP_BATCH_LENGTH;
  }

  @Override
  public CompletionStage<Void> send(List<String> batch) {
    CompletableFuture<Void> sent = new CompletableFuture<>();
    serial.execute(
        () -> {
          sending = sent;
          if (serial.hasEnded()) {
            sent.completeExceptionally(new IllegalStateException("The transport has ended"));
          } else {
            post(
                new Call(
                    RequestKind.SEND, request.url("xhr_send"), Framing.SOCKJS.encode(batch).get(0)),
                response -> sent(response, sent));
          }
        });
    return sent;
  }

  private void sent(HttpResponse<byte[]> response, CompletableFuture<Void> sent) {
    boolean confirmed = response.body().length <= 2 || bug == Bug.PAGE_COUNTS_AS_CONFIRMATION;
    int status = response.statusCode();
    boolean accepted = status == 200 || status == 204;
    if ((accepted && confirmed) || bug == Bug.REFUSED_SEND_COUNTS_AS_SENT) {
      activity();
      serial.execute(() -> sent.complete(null));
    } else if (confirmed) {
      end(unexpected(Phase.SEND, status));
    } else {
      end(TransportEnd.failed(Phase.SEND, "The response is a page"));
    }
  }

  @Override
  public void probe() {
    if (bug != Bug.PROBE_DOES_NOTHING) {
      serial.execute(
          () -> post(new Call(RequestKind.SEND, request.url("xhr_send"), "[]"), this::probed));
    }
  }

  private void probed(HttpResponse<byte[]> response) {
    if (response.statusCode() == 404) {
      end(unexpected(Phase.SEND, 404));
    } else {
      activity();
    }
  }

  private void activity() {
    if (bug != Bug.ACTIVITY_IS_NOT_REPORTED) {
      serial.activity();
    }
  }

  @Override
  public void request(long count) {
    serial.execute(
        () -> {
          demand = count > Long.MAX_VALUE - demand ? Long.MAX_VALUE : demand + count;
          passOn();
        });
  }

  private void passOn() {
    while (demand > 0 && !frames.isEmpty()) {
      demand -= demand == Long.MAX_VALUE ? 0 : 1;
      serial.frame(frames.remove());
    }
    if (serial.hasEnded() || !frames.isEmpty() || polling) {
      return;
    }
    if (cutFrame != null) {
      end(TransportEnd.failed(Phase.RECEIVE, "A frame was cut off").withPartialFrame(cutFrame));
    } else if (emptyPolls == MAX_EMPTY_POLLS && bug != Bug.EMPTY_POLLS_DO_NOT_END) {
      end(TransportEnd.failed(Phase.RECEIVE, "Too many polls without a frame"));
    } else if (demand > 0 || bug == Bug.POLL_IS_AHEAD_OF_DEMAND) {
      polling = true;
      Duration pause =
          bug == Bug.EMPTY_POLLS_DO_NOT_END ? Duration.ZERO : Duration.ofMillis(100L * emptyPolls);
      if (pause.isZero()) {
        poll();
      } else {
        client.scheduler().schedule(pause, () -> serial.execute(this::poll));
      }
    }
  }

  private void poll() {
    polling = true;
    post(new Call(RequestKind.RECEIVE, request.url("xhr"), ""), this::polled);
  }

  private void polled(HttpResponse<byte[]> response) {
    int status = response.statusCode();
    if (status != 200 && !(connected && bug == Bug.REFUSED_POLL_IS_IGNORED)) {
      end(unexpected(connected ? Phase.RECEIVE : Phase.REQUEST, status));
      return;
    }
    String text = new String(response.body(), UTF_8);
    if (text.indexOf('\ufffd') >= 0 && bug == Bug.MALFORMED_TEXT_ENDS_TRANSPORT) {
      end(TransportEnd.failed(Phase.RECEIVE, "Malformed UTF-8"));
      return;
    }
    if (connected) {
      serial.reopened();
    } else {
      connected = true;
      serial.connected(HandshakeDetails.none());
    }
    polling = false;
    emptyPolls = text.isEmpty() ? emptyPolls + 1 : 0;
    int lastLineEnd = text.lastIndexOf('\n') + 1;
    text.substring(0, lastLineEnd).lines().forEach(frames::add);
    String rest = text.substring(lastLineEnd);
    if (!rest.isEmpty() && bug == Bug.CUT_FRAME_IS_PASSED_ON) {
      frames.add(rest);
    } else if (!rest.isEmpty()) {
      cutFrame = rest;
    }
    passOn();
  }

  /** A request in progress. */
  private record RunningCall(RequestKind kind, Runnable cancel) {}

  /** A POST that has not been sent. */
  private record Call(RequestKind kind, URI url, String body, boolean last) {

    Call(RequestKind kind, URI url, String body) {
      this(kind, url, body, false);
    }
  }

  private void post(Call call, Consumer<HttpResponse<byte[]>> handler) {
    if (!serial.hasEnded()) {
      request
          .headers(call.kind, call.url)
          .whenCompleteAsync(
              (headers, failure) -> {
                if (serial.hasEnded()) {
                  return;
                }
                if (failure == null) {
                  post(call, headers, handler);
                } else {
                  end(TransportEnd.failed(Phase.HEADERS, failure));
                }
              },
              serial);
    }
  }

  private void post(Call call, Headers headers, Consumer<HttpResponse<byte[]>> handler) {
    HttpRequest.Builder message =
        HttpRequest.newBuilder(call.url).POST(HttpRequest.BodyPublishers.ofString(call.body));
    headers.forEach(message::header);
    if (call.kind == RequestKind.SEND) {
      message.header("Content-Type", "text/plain;charset=UTF-8");
    }
    CompletableFuture<HttpResponse<byte[]>> response =
        http.sendAsync(message.build(), HttpResponse.BodyHandlers.ofByteArray());
    RunningCall running = new RunningCall(call.kind, () -> response.cancel(true));
    calls.add(running);
    response.whenCompleteAsync(
        (result, failure) -> {
          calls.remove(running);
          if (serial.hasEnded()) {
            return;
          }
          if (failure == null) {
            responded(call, result, handler);
          } else if (call.kind == RequestKind.SEND && bug == Bug.SEND_IS_REPEATED && !call.last) {
            post(new Call(call.kind, call.url, call.body, true), handler);
          } else {
            end(failed(call.kind, Causes.unwrap(failure)));
          }
        },
        serial);
  }

  private void responded(
      Call call, HttpResponse<byte[]> response, Consumer<HttpResponse<byte[]>> handler) {
    int status = response.statusCode();
    if (status / 100 == 2 || bug != Bug.COOKIES_OF_REFUSALS_ARE_DROPPED) {
      request.keepCookies(call.url, status, response.headers().allValues("Set-Cookie"));
    }
    Optional<String> location = response.headers().firstValue("Location");
    Optional<URI> target =
        switch (bug) {
          case REDIRECT_IS_NOT_FOLLOWED -> Optional.empty();
          case FOREIGN_REDIRECT_IS_FOLLOWED ->
              location.flatMap(reference -> Redirect.resolve(call.url, reference));
          default -> Redirect.target("POST", call.url, status, location);
        };
    if (target.isPresent() && !call.last) {
      post(new Call(call.kind, target.get(), call.body, true), handler);
    } else if (status == 407) {
      end(unexpected(Phase.PROXY, status));
    } else {
      handler.accept(response);
    }
  }

  private TransportEnd failed(RequestKind kind, Throwable failure) {
    if (Causes.of(failure).anyMatch(SSLException.class::isInstance)) {
      return bug == Bug.BAD_CERTIFICATE_IS_NOT_REPORTED
          ? TransportEnd.failed(Phase.CONNECT, new ConnectException("Cannot connect"))
          : TransportEnd.failed(Phase.TLS, failure);
    }
    if (kind == RequestKind.SEND) {
      return TransportEnd.failed(Phase.SEND, failure);
    }
    if (connected) {
      return TransportEnd.failed(Phase.RECEIVE, failure);
    }
    boolean refused = Causes.of(failure).anyMatch(ConnectException.class::isInstance);
    return TransportEnd.failed(refused ? Phase.CONNECT : Phase.REQUEST, failure);
  }

  private static TransportEnd unexpected(Phase phase, int status) {
    return TransportEnd.failed(phase, "The status was " + status).withStatus(status);
  }

  @Override
  public void close(int code, String reason) {
    serial.execute(() -> end(TransportEnd.closed()));
  }

  private void end(TransportEnd end) {
    if (bug == Bug.STAGE_FAILS_BEFORE_END) {
      failSending();
    }
    serial.end(end);
    serial.execute(this::failSending);
    cancelCalls();
  }

  private void failSending() {
    sending.completeExceptionally(new IllegalStateException("The transport has ended"));
  }

  @Override
  public void abort() {
    serial.drop();
    // A task, because another thread may just be starting a call.
    serial.execute(this::cancelCalls);
  }

  private void cancelCalls() {
    for (RunningCall each : calls) {
      if (each.kind != RequestKind.SEND || bug != Bug.ABORT_KEEPS_SEND) {
        each.cancel.run();
      }
    }
  }
}
