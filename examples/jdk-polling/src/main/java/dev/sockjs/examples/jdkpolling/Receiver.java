package dev.sockjs.examples.jdkpolling;

import dev.sockjs.Phase;
import dev.sockjs.RequestKind;
import dev.sockjs.spi.ContentCodings;
import dev.sockjs.spi.EscapedText;
import dev.sockjs.spi.Progress;
import dev.sockjs.spi.Scheduler;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.spi.TransportRequest;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sends one poll after the other. A poll brings one frame (sockjs-protocol 0.3.3, "xhr-polling").
 * Without demand, the frame waits, and no poll follows. Confined to the serial listener.
 */
final class Receiver implements Exchange.Handler {

  private static final int OK = 200;

  /** A UTF-16 unit has at most three bytes in UTF-8. */
  private static final long BYTES_PER_UNIT = 3;

  private static final int MESSAGE_TOO_BIG = 1009;

  private final JdkPollingTransport transport;
  private final HttpClient http;
  private final Scheduler scheduler;
  private final TransportRequest request;
  private final Backoff backoff = new Backoff();

  private long demand;

  /**
   * True from a poll until its response has been handled, with its frame and the pause after it.
   */
  private boolean busy;

  /** The frame of the last poll, until it is passed on. */
  private @Nullable String frame;

  /** True once a poll has made progress: a SockJS server responds. */
  private boolean recognized;

  private long startedNanos;
  private @Nullable Exchange exchange;
  private Scheduler.@Nullable Cancellable pause;

  Receiver(
      JdkPollingTransport transport,
      HttpClient http,
      Scheduler scheduler,
      TransportRequest request) {
    this.transport = transport;
    this.http = http;
    this.scheduler = scheduler;
    this.request = request;
  }

  void request(long frames) {
    demand = frames > Long.MAX_VALUE - demand ? Long.MAX_VALUE : demand + frames;
    goOn();
  }

  /** Takes the next step that demand allows: passes on the frame, or polls. */
  private void goOn() {
    if (demand == 0 || transport.serial().hasEnded()) {
      return;
    }
    String next = frame;
    if (next != null) {
      frame = null;
      demand -= demand == Long.MAX_VALUE ? 0 : 1;
      transport.serial().frameOfResponse(next, progress -> passedOn(next, progress));
    } else if (!busy) {
      poll();
    }
  }

  /** Sends a poll. The first one needs no demand. */
  void poll() {
    if (transport.serial().hasEnded()) {
      return;
    }
    busy = true;
    startedNanos = scheduler.nanoTime();
    Exchange.Message poll =
        new Exchange.Message(
            RequestKind.RECEIVE, "xhr", "", BYTES_PER_UNIT * (request.maxFrameLength() + 1L));
    exchange = new Exchange(http, request, transport.serial(), poll, this);
    exchange.start();
  }

  @Override
  public Phase phase() {
    return transport.phase();
  }

  @Override
  public void bytesArrived() {
    if (transport.phase() == Phase.RECEIVE) {
      transport.serial().activity();
    }
  }

  @Override
  public void failed(TransportEnd end) {
    transport.end(end);
  }

  @Override
  public void responded(Response response) {
    if (response.status() != OK) {
      transport.end(response.unexpected(transport.phase()));
    } else if (ContentCodings.areCompressing(response.headers().allValues("Content-Encoding"))) {
      transport.end(TransportEnd.failed(transport.phase(), "The response is compressed"));
    } else {
      transport.polled();
      received(response);
    }
  }

  private void received(Response response) {
    String text = response.text();
    if (text.length() > request.maxFrameLength()) {
      transport.end(
          TransportEnd.failed(Phase.RECEIVE, "A frame is too long").withCode(MESSAGE_TOO_BIG));
    } else if (response.isLine()) {
      frame = text;
      goOn();
    } else if (!text.isEmpty()) {
      transport.end(
          TransportEnd.failed(Phase.RECEIVE, "The response ended inside a frame")
              .withPartialFrame(text));
    } else if (response.failure().isPresent()) {
      transport.end(TransportEnd.failed(Phase.RECEIVE, response.failure().get()));
    } else {
      finished(Progress.NONE);
    }
  }

  private void passedOn(String text, Progress progress) {
    if (progress == Progress.NOT_A_FRAME && !recognized) {
      transport.end(
          TransportEnd.failed(
              Phase.RECEIVE, "The response is not from a SockJS server: " + EscapedText.of(text)));
    } else {
      recognized |= progress == Progress.MADE;
      finished(progress);
    }
  }

  /** Continues after a poll, at once or after a pause. */
  private void finished(Progress progress) {
    if (transport.serial().hasEnded()) {
      return;
    }
    Duration elapsed = Duration.ofNanos(scheduler.nanoTime() - startedNanos);
    Optional<Duration> wait = backoff.pauseAfter(progress, elapsed);
    if (wait.isEmpty()) {
      transport.end(
          TransportEnd.failed(Phase.RECEIVE, Backoff.LIMIT + " polls in a row brought nothing"));
    } else if (wait.get().isZero()) {
      ready();
    } else {
      pause = scheduler.schedule(wait.get(), () -> transport.serial().execute(this::ready));
    }
  }

  private void ready() {
    busy = false;
    goOn();
  }

  void stop() {
    if (exchange != null) {
      exchange.cancel();
    }
    if (pause != null) {
      pause.cancel();
    }
  }
}
