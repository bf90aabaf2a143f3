package dev.sockjs.http.transport;

import dev.sockjs.Phase;
import dev.sockjs.http.decode.FrameDecoder;
import dev.sockjs.http.decode.FrameTooLongException;
import dev.sockjs.http.exchange.EndWithoutLastChunk;
import dev.sockjs.http.exchange.ExchangeFailures;
import dev.sockjs.http.exchange.HttpExchange;
import dev.sockjs.http.exchange.RequestFactory;
import dev.sockjs.http.exchange.ResponseHandler;
import dev.sockjs.http.spec.HttpTransportSpec;
import dev.sockjs.spi.Progress;
import dev.sockjs.spi.Scheduler;
import dev.sockjs.spi.TransportEnd;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The receiving half of a connection: one receiving request after the other, never two at a time.
 * It passes on only as many frames as were requested. Without allowance it neither reads on in a
 * response nor sends the next request.
 *
 * <p>Confined to the serial executor of the connection, except {@link #allow}.
 */
final class Receiver implements ResponseHandler {

  private static final int OK = 200;

  private static final int MESSAGE_TOO_BIG = 1009;

  private final HttpTransport transport;
  private final HttpTransportSpec.Receive spec;
  private final RequestFactory requests;
  private final Supplier<FrameDecoder> decoders;
  private final EmptyResponseBackoff backoff = new EmptyResponseBackoff();

  /** Frames that may be passed on. Any thread adds to it; the serial executor takes from it. */
  private final AtomicLong allowance = new AtomicLong();

  /** Frames that have arrived and wait for allowance. */
  private final Queue<String> frames = new ArrayDeque<>();

  /** The step that follows those frames and needs allowance too, such as the next request. */
  private @Nullable Runnable nextStep;

  private @Nullable HttpExchange exchange;
  private Scheduler.@Nullable Cancellable pause;
  private FrameDecoder decoder;
  private long requestedNanos;

  /** True once the first response has ended. */
  private boolean reopening;

  /** True once a response has made progress: a SockJS server responds. */
  private boolean recognized;

  private ResponseContent content = new ResponseContent();

  Receiver(HttpTransport transport, HttpTransportSpec.Receive spec, RequestFactory requests) {
    this.transport = transport;
    this.spec = spec;
    this.requests = requests;
    this.decoders = spec.decoders().apply(requests.request());
    this.decoder = decoders.get();
  }

  /** Sends the first request, which needs no allowance. */
  void start() {
    sendRequest();
  }

  /** Allows more frames. On any thread. */
  void allow(long count) {
    if (count < 1) {
      throw new IllegalArgumentException("The number of frames must be at least 1: " + count);
    }
    long before =
        allowance.getAndUpdate(now -> now > Long.MAX_VALUE - count ? Long.MAX_VALUE : now + count);
    if (before == 0) {
      requests.serial().dispatch(this::passOn);
    }
  }

  /** Aborts the current request and sends no other. */
  void stop() {
    nextStep = null;
    frames.clear();
    if (exchange != null) {
      exchange.abort();
    }
    if (pause != null) {
      pause.cancel();
    }
  }

  private void sendRequest() {
    decoder = decoders.get();
    content = new ResponseContent();
    requestedNanos = requests.scheduler().nanoTime();
    exchange = requests.receive(spec, !reopening, this);
  }

  @Override
  public void responded(int status, boolean compressed) {
    if (status != OK) {
      transport.end(ExchangeFailures.status(transport.phase(), status));
    } else if (compressed) {
      transport.end(ExchangeFailures.compressed(transport.phase()));
    } else if (reopening) {
      transport.reopened();
    } else {
      transport.connected();
    }
  }

  @Override
  public void content(byte[] bytes, Runnable readMore) {
    transport.activity();
    content.bytes(bytes);
    try {
      decoder.decode(bytes, frames::add);
    } catch (FrameTooLongException e) {
      transport.end(TransportEnd.failed(Phase.RECEIVE, e).withCode(MESSAGE_TOO_BIG));
      return;
    }
    passOnThen(readMore);
  }

  @Override
  public void completed() {
    Optional<String> partial = decoder.partialFrame();
    Duration elapsed = elapsed();
    passOnThen(partial.isPresent() ? () -> endInsideFrame(partial.get()) : () -> reopen(elapsed));
  }

  /**
   * Some servers never send the last chunk. A poll is complete after its one frame; in any other
   * response more frames may have been on their way, unless the server is known for that.
   */
  @Override
  public void cutOff(EndWithoutLastChunk end) {
    Optional<String> partial = decoder.partialFrame();
    Duration elapsed = elapsed();
    if (partial.isPresent()) {
      passOnThen(() -> endInsideFrame(partial.get()));
    } else if (end.isUsual()) {
      passOnThen(() -> reopen(elapsed));
    } else if (spec.polls()) {
      passOnThen(() -> reopenAfterCutOff(end, elapsed));
    } else {
      endCutOff();
    }
  }

  @Override
  public void failed(TransportEnd end) {
    transport.end(end);
  }

  @Override
  public Phase phase() {
    return transport.phase();
  }

  private Duration elapsed() {
    return Duration.ofNanos(requests.scheduler().nanoTime() - requestedNanos);
  }

  private void endInsideFrame(String partial) {
    String reason = "The response ended inside a frame";
    transport.end(
        partial.isEmpty() || content.hasForeignText()
            ? failed(content.describe(reason))
            : failed(reason).withPartialFrame(partial));
  }

  private void endCutOff() {
    transport.end(failed(content.describe("The response was cut off")));
  }

  private void endNotSockJs() {
    transport.end(failed("The response is not from a SockJS server: " + content.excerpt()));
  }

  private static TransportEnd failed(String reason) {
    return TransportEnd.failed(Phase.RECEIVE, reason);
  }

  private void reopenAfterCutOff(EndWithoutLastChunk end, Duration elapsed) {
    Progress progress = content.progress();
    if (progress == Progress.MADE || progress == Progress.HEARTBEAT) {
      end.confirm();
      reopen(elapsed);
    } else {
      endCutOff();
    }
  }

  private void reopen(Duration elapsed) {
    exchange = null;
    reopening = true;
    if (!recognized && content.isWithoutFrames()) {
      endNotSockJs();
      return;
    }
    Optional<Duration> wait = backoff.pauseAfter(content.progress(), elapsed);
    if (wait.isEmpty()) {
      transport.end(
          failed(EmptyResponseBackoff.LIMIT + " responses in a row " + content.withoutProgress()));
    } else if (wait.get().isZero()) {
      passOnThen(this::sendRequest);
    } else {
      pause =
          requests
              .scheduler()
              .schedule(wait.get(), () -> requests.serial().dispatch(this::endPause));
    }
  }

  private void endPause() {
    if (!transport.hasEnded()) {
      passOnThen(this::sendRequest);
    }
  }

  private void passOnThen(Runnable step) {
    nextStep = step;
    passOn();
  }

  /** Passes on the frames and then takes the next step, until the allowance is used up. */
  private void passOn() {
    while (allowance.get() > 0) {
      String frame = frames.poll();
      if (frame == null) {
        Runnable step = nextStep;
        nextStep = null;
        if (step != null) {
          step.run();
        }
        return;
      }
      Progress progress = transport.frame(frame);
      content.frame(frame, progress);
      recognized |= progress == Progress.MADE;
      if (!recognized && progress == Progress.NOT_A_FRAME) {
        endNotSockJs();
      }
      // Not earlier, so that a listener that requests the next frame meanwhile adds no task.
      allowance.decrementAndGet();
    }
  }
}
