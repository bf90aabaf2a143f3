package dev.sockjs.http.transport;

import dev.sockjs.Phase;
import dev.sockjs.http.decode.FrameDecoder;
import dev.sockjs.http.decode.FrameTooLongException;
import dev.sockjs.http.exchange.ExchangeFailures;
import dev.sockjs.http.exchange.HttpExchange;
import dev.sockjs.http.exchange.RequestFactory;
import dev.sockjs.http.spec.HttpTransportSpec;
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
 * The receiving half of a connection: one receiving request after the other, never two. Frames are
 * passed on as far as they are asked for. Without allowance nothing more is read of an answer, and
 * none is asked for.
 *
 * <p>Confined to the turns of the connection, but for {@link #allow}.
 */
public final class Receiver implements HttpExchange.Handler {

  /** What Vert.x answers if it has not yet noticed that the last receiving request is over. */
  private static final String ANOTHER_CONNECTION = "c[2010";

  private static final String COMPRESSED =
      "The answer is compressed (Content-Encoding), and nobody asked for that";

  private static final int OK = 200;

  private final HttpTransport transport;
  private final HttpTransportSpec.Receive how;
  private final RequestFactory caller;
  private final Supplier<FrameDecoder> decoders;
  private final EmptyResponseBackoff emptyAnswers = new EmptyResponseBackoff();

  /** Frames that may be passed on. Added to by any thread, taken from in turns. */
  private final AtomicLong allowance = new AtomicLong();

  /** Frames that have come and wait for allowance. */
  private final Queue<String> frames = new ArrayDeque<>();

  /** What waits for allowance behind them: more of the answer, or the next request. */
  private @Nullable Runnable next;

  private @Nullable HttpExchange call;
  private Scheduler.@Nullable Cancellable pause;
  private FrameDecoder decoder;
  private long requestedNanos;

  /** Whether the request under way is not the first. */
  private boolean reopened;

  /** Whether the last answer was refused, as {@link #ANOTHER_CONNECTION} says, and nothing else. */
  private boolean retried;

  /** Whether the answer has brought no frame yet but preludes. */
  private boolean empty;

  Receiver(HttpTransport transport, HttpTransportSpec.Receive how, RequestFactory caller) {
    this.transport = transport;
    this.how = how;
    this.caller = caller;
    this.decoders = how.decoders().apply(caller.request());
    this.decoder = decoders.get();
  }

  /** Begins with the first request, which needs no allowance. */
  void start() {
    request();
  }

  /** Allows more frames. */
  void allow(long count) {
    if (count < 1) {
      throw new IllegalArgumentException("Not a number of frames to allow: " + count);
    }
    long before =
        allowance.getAndUpdate(now -> now > Long.MAX_VALUE - count ? Long.MAX_VALUE : now + count);
    if (before == 0) {
      caller.turns().dispatch(this::goOn);
    }
  }

  /** Drops the request under way and asks for nothing more. */
  void stop() {
    next = null;
    frames.clear();
    if (call != null) {
      call.abort();
    }
    if (pause != null) {
      pause.cancel();
    }
  }

  private void request() {
    decoder = decoders.get();
    empty = true;
    requestedNanos = caller.engine().timer().nanoTime();
    call = caller.receive(how, this);
  }

  @Override
  public void answered(int status, boolean encoded) {
    if (status != OK) {
      transport.end(ExchangeFailures.status(transport.phase(), status));
    } else if (encoded) {
      transport.end(TransportEnd.failed(transport.phase(), COMPRESSED));
    } else {
      transport.connected();
    }
  }

  @Override
  public void content(byte[] bytes, Runnable more) {
    transport.activity();
    try {
      decoder.decode(bytes, this::frame);
    } catch (FrameTooLongException e) {
      transport.end(TransportEnd.failed(Phase.RECEIVE, e).withCode(1009));
      return;
    }
    next = more;
    goOn();
  }

  @Override
  public void complete() {
    Optional<String> rest = decoder.rest();
    if (rest.isEmpty()) {
      reopen();
    } else if (rest.get().startsWith("c")) {
      // A server that closes may forget the line end; nothing is lost by taking it as it is.
      frame(rest.get());
      reopen();
    } else {
      endInsideFrame();
    }
  }

  /**
   * Some servers never send the last chunk of a poll, and its frame was all there was. In any other
   * answer more may have been on its way.
   */
  @Override
  public void cut() {
    if (decoder.rest().isPresent()) {
      endInsideFrame();
    } else if (how.polls() && !empty) {
      reopen();
    } else {
      transport.end(TransportEnd.failed(Phase.RECEIVE, "The answer was cut off"));
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

  private void endInsideFrame() {
    transport.end(TransportEnd.failed(Phase.RECEIVE, "The answer ended inside a frame"));
  }

  private void frame(String frame) {
    if (!isPrelude(frame)) {
      boolean first = empty && reopened;
      if (first && !retried && frame.startsWith(ANOTHER_CONNECTION)) {
        retried = true;
        return;
      }
      empty = false;
      retried = false;
    }
    frames.add(frame);
  }

  /** A run of {@code h}s, of which one alone would be a heartbeat. */
  private static boolean isPrelude(String frame) {
    return frame.length() > 1 && frame.chars().allMatch(c -> c == 'h');
  }

  private void reopen() {
    call = null;
    reopened = true;
    Duration took = Duration.ofNanos(caller.engine().timer().nanoTime() - requestedNanos);
    Optional<Duration> wait = emptyAnswers.pauseAfter(empty, took);
    if (wait.isEmpty()) {
      transport.end(
          TransportEnd.failed(
              Phase.RECEIVE, EmptyResponseBackoff.LIMIT + " answers in a row brought nothing"));
    } else if (wait.get().isZero()) {
      next = this::request;
      goOn();
    } else {
      pause =
          caller
              .engine()
              .timer()
              .schedule(wait.get(), () -> caller.turns().dispatch(this::pauseOver));
    }
  }

  private void pauseOver() {
    if (!transport.hasEnded()) {
      next = this::request;
      goOn();
    }
  }

  /** Passes on frames, then reads on or asks again, as far as the allowance goes. */
  private void goOn() {
    while (allowance.get() > 0) {
      String frame = frames.poll();
      if (frame == null) {
        Runnable step = next;
        next = null;
        if (step != null) {
          step.run();
        }
        return;
      }
      transport.frame(frame);
      // Only now, so that a listener that allows the next frame meanwhile needs no turn for it.
      allowance.decrementAndGet();
    }
  }
}
