package dev.sockjs.core.liveness;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Decides when a silent server counts as dead.
 *
 * <p>By default the bound depends on the server. Once a server has sent heartbeats, it may be
 * silent for 2.2 times the longest silence observed before a heartbeat, and for at least 55 s (2.2
 * times the 25 s of most servers). A server without heartbeats is probed after 60 s of silence and
 * has another 25 s to respond. A timeout set by the application replaces both rules: the server is
 * probed after half of it and counts as dead after all of it.
 *
 * <p>A late check means that the process was stopped, or that the machine slept while both clocks
 * continued. That time does not count as silence, because what the server sent meanwhile may still
 * be unread: the silence starts again from zero, with a probe.
 *
 * <p>{@link #check} runs on the session's serial executor; {@link #activity} and {@link #heartbeat}
 * run on the transport's threads, whose calls do not overlap.
 */
final class Liveness {

  /** The result of a check. */
  sealed interface Result {
    /** Returns the time until the next check. */
    Duration delay();

    /** There is nothing to do until the next check. */
    record Wait(Duration delay) implements Result {}

    /** The server must be probed now. */
    record Probe(Duration delay) implements Result {}

    /** The server was silent for too long. */
    record Dead() implements Result {
      @Override
      public Duration delay() {
        return Duration.ZERO;
      }
    }
  }

  private static final Duration LEAST_ALLOWANCE = Duration.ofSeconds(55);
  private static final Duration PROBE_AFTER = Duration.ofSeconds(60);
  private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(25);
  private static final double INTERVALS_ALLOWED = 2.2;

  /**
   * The process was suspended if the wall clock gained this much on the other clock, or if a check
   * is this late.
   */
  private static final Duration SUSPENDED = Duration.ofSeconds(5);

  /** The longest silence, in nanoseconds, that a session survives before the first heartbeat. */
  private static final long LONGEST_SILENCE = PROBE_AFTER.plus(PROBE_TIMEOUT).toNanos();

  private final @Nullable Duration timeout;
  private volatile long lastActivity;

  /** The longest silence that a heartbeat ended, in nanoseconds; 0 before the first heartbeat. */
  private volatile long longestInterval;

  private @Nullable Long probedAt;
  private @Nullable Long dueAt;
  private long checkedAt;
  private Instant checkedNow;

  /**
   * @param timeout the application's bound on silence, or {@code null} to use the default rules
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

  /**
   * Records a heartbeat. The silence before it is the server's interval, unless it is longer than
   * any allowed silence: then this process was suspended, and the time says nothing about the
   * server.
   */
  void heartbeat(long nanoTime) {
    long silence = Math.max(1, nanoTime - lastActivity);
    if (silence <= Math.max(LONGEST_SILENCE, allowance())) {
      longestInterval = Math.max(longestInterval, silence);
    }
    lastActivity = nanoTime;
  }

  Result check(long nanoTime, Instant now) {
    boolean late = dueAt != null && nanoTime - dueAt >= SUSPENDED.toNanos();
    if (late) {
      activity(nanoTime);
    }
    Result result = decide(nanoTime, wasSuspended(nanoTime, now) || late);
    dueAt = nanoTime + result.delay().toNanos();
    return result;
  }

  private Result decide(long nanoTime, boolean suspended) {
    long last = lastActivity;
    if (probedAt != null && last - probedAt > 0) {
      probedAt = null;
    }
    Duration left = Duration.ofNanos(deadline(last) - nanoTime);
    if (left.isNegative() || left.isZero()) {
      return new Result.Dead();
    }
    if (probedAt != null || usesInterval()) {
      return new Result.Wait(left);
    }
    Duration untilProbe = probeAfter().minusNanos(nanoTime - last);
    if (suspended || untilProbe.isNegative() || untilProbe.isZero()) {
      probedAt = nanoTime;
      return new Result.Probe(Duration.ofNanos(deadline(last) - nanoTime));
    }
    return new Result.Wait(untilProbe);
  }

  /** Tells if the server's own heartbeats decide, so that no probe is needed. */
  private boolean usesInterval() {
    return timeout == null && longestInterval > 0;
  }

  private Duration probeAfter() {
    return timeout == null ? PROBE_AFTER : timeout.dividedBy(2);
  }

  /** Returns the time at which the server counts as dead, on the {@code nanoTime} clock. */
  private long deadline(long last) {
    if (timeout != null) {
      return last + timeout.toNanos();
    }
    if (usesInterval()) {
      return last + allowance();
    }
    return PROBE_TIMEOUT.toNanos() + (probedAt != null ? probedAt : last + PROBE_AFTER.toNanos());
  }

  private long allowance() {
    return Math.max(LEAST_ALLOWANCE.toNanos(), (long) (INTERVALS_ALLOWED * longestInterval));
  }

  private boolean wasSuspended(long nanoTime, Instant now) {
    Duration asleep = Duration.between(checkedNow, now).minusNanos(nanoTime - checkedAt);
    checkedAt = nanoTime;
    checkedNow = now;
    return asleep.compareTo(SUSPENDED) >= 0;
  }
}
