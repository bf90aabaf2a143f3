package dev.sockjs.cli.connect;

import dev.sockjs.spi.Scheduler;
import dev.sockjs.spi.Scheduler.Cancellable;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends heart-beats, and reports a server that sends none: section "Heart-beating" of STOMP 1.2.
 * Safe for use by any thread.
 */
final class StompHeartbeats {

  /** The server's heart-beats can be late by as much as their interval. */
  private static final int TOLERANCE = 2;

  private final Scheduler scheduler;
  private final Runnable send;
  private final Consumer<Duration> onSilence;

  /** Guarded by this, as are the fields below. */
  private boolean stopped;

  private long lastReceivedNanos;
  private @Nullable Cancellable nextSend;
  private @Nullable Cancellable nextCheck;

  /**
   * Creates heart-beats that have not started.
   *
   * @param send sends one heart-beat
   * @param onSilence called once, with the length of the silence
   */
  StompHeartbeats(Scheduler scheduler, Runnable send, Consumer<Duration> onSilence) {
    this.scheduler = scheduler;
    this.send = send;
    this.onSilence = onSilence;
  }

  /**
   * Starts as negotiated.
   *
   * @param own the interval that this client offers and asks for
   * @param header the server's header {@code heart-beat}: what it can send, and what it asks for
   * @throws IllegalArgumentException if the header is not two numbers
   */
  synchronized void start(Duration own, String header) {
    String[] parts = header.split(",", -1);
    if (parts.length != 2) {
      throw new IllegalArgumentException("The header heart-beat is not two numbers: " + header);
    }
    lastReceivedNanos = scheduler.nanoTime();
    Duration incoming = negotiate(own, parts[0]);
    Duration outgoing = negotiate(own, parts[1]);
    if (!outgoing.isZero()) {
      scheduleSend(outgoing);
    }
    if (!incoming.isZero()) {
      scheduleCheck(incoming.multipliedBy(TOLERANCE));
    }
  }

  private static Duration negotiate(Duration own, String other) {
    long millis;
    try {
      millis = Long.parseLong(other.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("The header heart-beat has no number: " + other, e);
    }
    return own.isZero() || millis <= 0
        ? Duration.ZERO
        : Duration.ofMillis(Math.max(own.toMillis(), millis));
  }

  private synchronized void scheduleSend(Duration interval) {
    if (!stopped) {
      nextSend =
          scheduler.schedule(
              interval,
              () -> {
                send.run();
                scheduleSend(interval);
              });
    }
  }

  private synchronized void scheduleCheck(Duration limit) {
    if (!stopped) {
      nextCheck = scheduler.schedule(limit.minus(silence()), () -> check(limit));
    }
  }

  private void check(Duration limit) {
    Duration silence;
    synchronized (this) {
      silence = silence();
    }
    if (silence.compareTo(limit) < 0) {
      scheduleCheck(limit);
    } else {
      onSilence.accept(silence);
    }
  }

  private synchronized Duration silence() {
    return Duration.ofNanos(scheduler.nanoTime() - lastReceivedNanos);
  }

  /** Notes that something has arrived. */
  synchronized void received() {
    lastReceivedNanos = scheduler.nanoTime();
  }

  /** Stops for good. */
  synchronized void stop() {
    stopped = true;
    if (nextSend != null) {
      nextSend.cancel();
    }
    if (nextCheck != null) {
      nextCheck.cancel();
    }
  }
}
