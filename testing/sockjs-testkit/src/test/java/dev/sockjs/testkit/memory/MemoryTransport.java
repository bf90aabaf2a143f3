package dev.sockjs.testkit.memory;

import dev.sockjs.Headers;
import dev.sockjs.Phase;
import dev.sockjs.RequestKind;
import dev.sockjs.spi.Framing;
import dev.sockjs.spi.HandshakeDetails;
import dev.sockjs.spi.Transport;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.spi.TransportListener;
import dev.sockjs.spi.TransportRequest;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A session with a {@link MemoryServer}: one receiving request after the other, and concurrent
 * sending requests.
 *
 * <p>One serial executor handles the calls of the engine and the responses of the server, and calls
 * the listener. Therefore calls of the listener never overlap, no call blocks or recurses, and no
 * field needs a lock.
 */
final class MemoryTransport implements Transport {

  private final MemoryServer server;
  private final TransportRequest request;
  private final TransportListener listener;
  private final Executor executor;

  private long requestedFrames;
  private boolean connected;
  private boolean ended;

  /** The receiving request in progress, if there is one. */
  private @Nullable MemoryExchange receiving;

  /** True while the receiver waits for headers, a status or a frame. */
  private boolean waiting;

  /** The result of the send in progress; completed if there is none. */
  private CompletableFuture<Void> sending = CompletableFuture.completedFuture(null);

  MemoryTransport(
      MemoryServer server,
      TransportRequest request,
      TransportListener listener,
      Executor executor) {
    this.server = server;
    this.request = request;
    this.listener = listener;
    this.executor = executor;
  }

  /** Sends the first receiving request, even if no frames are requested yet. */
  void connect() {
    executor.execute(this::startReceiving);
  }

  @Override
  public Framing framing() {
    return Framing.SOCKJS;
  }

  @Override
  public int maxBatchLength() {
    return 1024;
  }

  @Override
  public CompletionStage<Void> send(List<String> batch) {
    CompletableFuture<Void> sent = new CompletableFuture<>();
    executor.execute(
        () -> {
          if (ended) {
            sent.completeExceptionally(new IllegalStateException("The transport has ended"));
            return;
          }
          sending = sent;
          post("[" + String.join(",", batch) + "]", () -> sent.complete(null));
        });
    return sent;
  }

  @Override
  public void request(long frames) {
    executor.execute(
        () -> {
          requestedFrames =
              frames > Long.MAX_VALUE - requestedFrames ? Long.MAX_VALUE : requestedFrames + frames;
          receive();
        });
  }

  /** Sends an empty batch: the server must respond, but its application receives no message. */
  @Override
  public void probe() {
    executor.execute(() -> post("[]", listener::activity));
  }

  /** Sends no code and no reason: the server only sees that the receiving request is cancelled. */
  @Override
  public void close(int code, String reason) {
    executor.execute(() -> end(TransportEnd.closed()));
  }

  @Override
  public void abort() {
    executor.execute(this::drop);
  }

  /** Reads the next frame, if one is requested and the receiver is not waiting. */
  private void receive() {
    if (ended || waiting || requestedFrames == 0) {
      return;
    }
    if (receiving == null) {
      startReceiving();
    } else {
      waiting = true;
      on(receiving.next(), this::received, cause -> TransportEnd.failed(Phase.RECEIVE, cause));
    }
  }

  private void startReceiving() {
    waiting = true;
    URI url = request.url("memory");
    onHeaders(
        RequestKind.RECEIVE,
        url,
        headers -> {
          MemoryExchange exchange = server.receive(url, headers);
          receiving = exchange;
          on(
              exchange.status(),
              status -> responded(url, exchange, status),
              cause -> TransportEnd.failed(connected ? Phase.RECEIVE : Phase.CONNECT, cause));
        });
  }

  private void responded(URI url, MemoryExchange exchange, int status) {
    request.keepCookies(url, exchange.setCookies());
    if (status != 200) {
      Phase phase = connected ? Phase.RECEIVE : Phase.REQUEST;
      end(TransportEnd.failed(phase, "The server responded with " + status).withStatus(status));
      return;
    }
    waiting = false;
    if (connected) {
      listener.reopened();
    } else {
      connected = true;
      listener.connected(HandshakeDetails.none());
    }
    receive();
  }

  /** Handles a frame, or the end of a response, after which the next request starts. */
  private void received(Optional<String> frame) {
    waiting = false;
    if (frame.isEmpty()) {
      receiving = null;
    } else if (frame.get().length() > request.maxFrameLength()) {
      String reason = "A frame of " + frame.get().length() + " characters";
      end(TransportEnd.failed(Phase.RECEIVE, reason).withCode(1009));
    } else {
      requestedFrames -= requestedFrames == Long.MAX_VALUE ? 0 : 1;
      listener.frame(frame.get());
    }
    receive();
  }

  private void post(String body, Runnable onSuccess) {
    URI url = request.url("memory_send");
    onHeaders(
        RequestKind.SEND,
        url,
        headers ->
            on(
                server.send(url, headers, body),
                status -> {
                  if (status == 204) {
                    onSuccess.run();
                  } else {
                    String reason = "The server responded with " + status;
                    end(TransportEnd.failed(Phase.SEND, reason).withStatus(status));
                  }
                },
                cause -> TransportEnd.failed(Phase.SEND, cause)));
  }

  private void onHeaders(RequestKind kind, URI url, Consumer<Headers> next) {
    if (!ended) {
      on(request.headers(kind, url), next, cause -> TransportEnd.failed(Phase.HEADERS, cause));
    }
  }

  /** Handles the result of a stage on the executor; ignores it after the end. */
  private <T> void on(
      CompletionStage<T> stage, Consumer<T> next, Function<Throwable, TransportEnd> failure) {
    stage.whenCompleteAsync(
        (value, cause) -> {
          if (ended) {
            return;
          }
          if (cause == null) {
            next.accept(value);
          } else {
            end(failure.apply(cause));
          }
        },
        executor);
  }

  private void end(TransportEnd end) {
    if (!ended) {
      drop();
      listener.end(end);
    }
  }

  private void drop() {
    ended = true;
    if (receiving != null) {
      receiving.cancel();
    }
    sending.completeExceptionally(new IllegalStateException("The transport has ended"));
  }
}
