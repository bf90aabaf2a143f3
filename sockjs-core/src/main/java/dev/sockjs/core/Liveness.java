package dev.sockjs.core;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Judges a server's silence. By default it learns: once heartbeats were seen, the allowance is 2.2
 * times the longest silence that one of them ended, at least 55 s (2.2 times the 25 s of most
 * servers); without any, the server is probed after 60 s and given another 25 s. A timeout set by
 * the application replaces all that: a probe after half of it, the end after all of it.
 *
 * <p>{@link #check} is called from the session's mailbox; {@link #activity} and {@link #heartbeat}
 * from the transport's threads, whose calls do not overlap.
 */
final class Liveness {

  /** What to do about the silence now. */
  sealed interface Verdict {
    /** Nothing; look again after this long. */
    record Wait(Duration delay) implements Verdict {}

    /** Ask for a sign of life; look again after this long. */
    record Probe(Duration delay) implements Verdict {}

    /** The server is gone. */
    record Dead() implements Verdict {}
  }

  static final Duration LEAST_ALLOWANCE = Duration.ofSeconds(55);
  static final Duration PROBE_AFTER = Duration.ofSeconds(60);
  static final Duration PROBE_ANSWER = Duration.ofSeconds(25);
  private static final double INTERVALS_ALLOWED = 2.2;

  /** A wall clock this far ahead of the other one means that the machine slept. */
  private static final Duration SLEPT = Duration.ofSeconds(5);

  private final @Nullable Duration timeout;
  private volatile long lastActivity;
  private volatile long longestInterval;
  private @Nullable Long probedAt;
  private long checkedAt;
  private Instant checkedNow;

  /**
   * @param timeout the application's bound on silence, or {@code null} to learn one
   */
  Liveness(@Nullable Duration timeout, long nanoTime, Instant now) {
    this.timeout = timeout;
    this.lastActivity = nanoTime;
    this.checkedAt = nanoTime;
    this.checkedNow = now;
  }

  void activity(long nanoTime) {
    lastActivity = nanoTime;
  }

  /** A heartbeat came: the silence that it ended tells how often the server sends one. */
  void heartbeat(long nanoTime) {
    longestInterval = Math.max(longestInterval, Math.max(1, nanoTime - lastActivity));
    lastActivity = nanoTime;
  }

  Verdict check(long nanoTime, Instant now) {
    boolean slept = slept(nanoTime, now);
    long last = lastActivity;
    if (probedAt != null && last - probedAt > 0) {
      probedAt = null;
    }
    Duration left = Duration.ofNanos(deadline(last) - nanoTime);
    if (left.isNegative() || left.isZero()) {
      return new Verdict.Dead();
    }
    if (probedAt != null || learnt()) {
      return new Verdict.Wait(left);
    }
    Duration untilProbe = probeAfter().minusNanos(nanoTime - last);
    if (slept || untilProbe.isNegative() || untilProbe.isZero()) {
      probedAt = nanoTime;
      return new Verdict.Probe(Duration.ofNanos(deadline(last) - nanoTime));
    }
    return new Verdict.Wait(untilProbe);
  }

  private boolean learnt() {
    return timeout == null && longestInterval > 0;
  }

  private Duration probeAfter() {
    return timeout == null ? PROBE_AFTER : timeout.dividedBy(2);
  }

  /** When silence becomes death, on the nano clock. */
  private long deadline(long last) {
    if (timeout != null) {
      return last + timeout.toNanos();
    }
    if (longestInterval > 0) {
      return last
          + Math.max(LEAST_ALLOWANCE.toNanos(), (long) (INTERVALS_ALLOWED * longestInterval));
    }
    return PROBE_ANSWER.toNanos() + (probedAt != null ? probedAt : last + PROBE_AFTER.toNanos());
  }

  private boolean slept(long nanoTime, Instant now) {
    Duration asleep = Duration.between(checkedNow, now).minusNanos(nanoTime - checkedAt);
    checkedAt = nanoTime;
    checkedNow = now;
    return asleep.compareTo(SLEPT) >= 0;
  }
}
