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
 * One session with a {@link MemoryServer}: receiving requests, one after the other, and sending
 * requests beside them.
 *
 * <p>Everything happens on one serial queue: calls of the engine, answers of the server, and so all
 * calls of the listener. That is why they never overlap, why nobody waits or recurses, and why no
 * field needs a lock.
 */
final class MemoryTransport implements Transport {

  private final MemoryServer server;
  private final TransportRequest request;
  private final TransportListener listener;
  private final Executor queue;

  private long allowance;
  private boolean connected;
  private boolean ended;

  /** The receiving request under way, if there is one. */
  private @Nullable MemoryExchange receiving;

  /** Whether something is awaited that will bring the receiver on. */
  private boolean awaiting;

  /** The batch under way; completed if there is none. */
  private CompletableFuture<Void> sending = CompletableFuture.completedFuture(null);

  MemoryTransport(
      MemoryServer server, TransportRequest request, TransportListener listener, Executor queue) {
    this.server = server;
    this.request = request;
    this.listener = listener;
    this.queue = queue;
  }

  /** The first receiving request goes out whether or not frames are requested yet. */
  void connect() {
    queue.execute(this::beginToReceive);
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
    queue.execute(
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
    queue.execute(
        () -> {
          allowance = frames > Long.MAX_VALUE - allowance ? Long.MAX_VALUE : allowance + frames;
          receive();
        });
  }

  /** An empty batch: the server has to answer it, and its application hears nothing. */
  @Override
  public void probe() {
    queue.execute(() -> post("[]", listener::activity));
  }

  /** There is nobody to be told a code or a reason: the server notices that we stop to receive. */
  @Override
  public void close(int code, String reason) {
    queue.execute(() -> end(TransportEnd.closed()));
  }

  @Override
  public void abort() {
    queue.execute(this::drop);
  }

  /** Brings the receiver on by one step, if it may and does not wait for the last one. */
  private void receive() {
    if (ended || awaiting || allowance == 0) {
      return;
    }
    if (receiving == null) {
      beginToReceive();
    } else {
      awaiting = true;
      on(receiving.next(), this::received, cause -> TransportEnd.failed(Phase.RECEIVE, cause));
    }
  }

  private void beginToReceive() {
    awaiting = true;
    URI url = request.url("memory");
    onHeaders(
        RequestKind.RECEIVE,
        url,
        headers -> {
          MemoryExchange exchange = server.receive(url, headers);
          receiving = exchange;
          on(
              exchange.status(),
              status -> answered(url, exchange, status),
              cause -> TransportEnd.failed(connected ? Phase.RECEIVE : Phase.CONNECT, cause));
        });
  }

  private void answered(URI url, MemoryExchange exchange, int status) {
    request.keepCookies(url, exchange.setCookies());
    if (status != 200) {
      Phase phase = connected ? Phase.RECEIVE : Phase.REQUEST;
      end(TransportEnd.failed(phase, "The server answered " + status).withStatus(status));
      return;
    }
    awaiting = false;
    if (!connected) {
      connected = true;
      listener.connected(HandshakeDetails.none());
    }
    receive();
  }

  /** A frame, or nothing: then the answer is over, and the next request asks for more. */
  private void received(Optional<String> frame) {
    awaiting = false;
    if (frame.isEmpty()) {
      receiving = null;
    } else if (frame.get().length() > request.maxFrameLength()) {
      String reason = "A frame of " + frame.get().length() + " characters";
      end(TransportEnd.failed(Phase.RECEIVE, reason).withCode(1009));
    } else {
      allowance -= allowance == Long.MAX_VALUE ? 0 : 1;
      listener.frame(frame.get());
    }
    receive();
  }

  private void post(String body, Runnable taken) {
    URI url = request.url("memory_send");
    onHeaders(
        RequestKind.SEND,
        url,
        headers ->
            on(
                server.send(url, headers, body),
                status -> {
                  if (status == 204) {
                    taken.run();
                  } else {
                    String reason = "The server answered " + status;
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

  /** Goes on with what a stage brings, back on the queue; what comes after the end is dropped. */
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
        queue);
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
