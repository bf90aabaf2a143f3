package dev.sockjs.core.liveness;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Decides when a silent server counts as dead. By default it learns: once it has seen heartbeats,
 * it allows 2.2 times the longest silence that one of them ended, at least 55 s (2.2 times the 25 s
 * of most servers); without any, it probes the server after 60 s and allows another 25 s. A timeout
 * set by the application replaces these rules: a probe after half of it, the end after all of it.
 *
 * <p>A check that comes late means that the process was stopped, or that the machine slept while
 * both clocks went on. That time does not count as silence, because what the server sent meanwhile
 * may still wait to be read: the silence starts again from zero, with a probe.
 *
 * <p>{@link #check} runs on the session's serial executor; {@link #activity} and {@link #heartbeat}
 * run on the transport's threads, whose calls do not overlap.
 */
final class Liveness {

  /** The result of a check. */
  sealed interface Verdict {
    /** The time until the next check. */
    Duration delay();

    /** Do nothing. */
    record Wait(Duration delay) implements Verdict {}

    /** Probe the server. */
    record Probe(Duration delay) implements Verdict {}

    /** The server has vanished. */
    record Dead() implements Verdict {
      @Override
      public Duration delay() {
        return Duration.ZERO;
      }
    }
  }

  static final Duration LEAST_ALLOWANCE = Duration.ofSeconds(55);
  static final Duration PROBE_AFTER = Duration.ofSeconds(60);
  static final Duration PROBE_TIMEOUT = Duration.ofSeconds(25);
  private static final double INTERVALS_ALLOWED = 2.2;

  /**
   * A wall clock this far ahead of the other clock, or a check this late, means that the process
   * was suspended.
   */
  private static final Duration SUSPENDED = Duration.ofSeconds(5);

  /** A longer silence has already ended the session. */
  private static final long LONGEST_SILENCE = PROBE_AFTER.plus(PROBE_TIMEOUT).toNanos();

  private final @Nullable Duration timeout;
  private volatile long lastActivity;
  private volatile long longestInterval;
  private @Nullable Long probedAt;
  private @Nullable Long dueAt;
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

  /**
   * Records a heartbeat. The silence that it ended is the server's interval, unless that silence is
   * longer than any that is allowed: then this process was suspended, and it says nothing about the
   * server.
   */
  void heartbeat(long nanoTime) {
    long silence = Math.max(1, nanoTime - lastActivity);
    if (silence <= Math.max(LONGEST_SILENCE, allowance())) {
      longestInterval = Math.max(longestInterval, silence);
    }
    lastActivity = nanoTime;
  }

  Verdict check(long nanoTime, Instant now) {
    boolean late = dueAt != null && nanoTime - dueAt >= SUSPENDED.toNanos();
    if (late) {
      activity(nanoTime);
    }
    Verdict verdict = judge(nanoTime, wasSuspended(nanoTime, now) || late);
    dueAt = nanoTime + verdict.delay().toNanos();
    return verdict;
  }

  private Verdict judge(long nanoTime, boolean suspended) {
    long last = lastActivity;
    if (probedAt != null && last - probedAt > 0) {
      probedAt = null;
    }
    Duration left = Duration.ofNanos(deadline(last) - nanoTime);
    if (left.isNegative() || left.isZero()) {
      return new Verdict.Dead();
    }
    if (probedAt != null || hasLearnt()) {
      return new Verdict.Wait(left);
    }
    Duration untilProbe = probeAfter().minusNanos(nanoTime - last);
    if (suspended || untilProbe.isNegative() || untilProbe.isZero()) {
      probedAt = nanoTime;
      return new Verdict.Probe(Duration.ofNanos(deadline(last) - nanoTime));
    }
    return new Verdict.Wait(untilProbe);
  }

  private boolean hasLearnt() {
    return timeout == null && longestInterval > 0;
  }

  private Duration probeAfter() {
    return timeout == null ? PROBE_AFTER : timeout.dividedBy(2);
  }

  /** The moment at which the server counts as dead, on the nano clock. */
  private long deadline(long last) {
    if (timeout != null) {
      return last + timeout.toNanos();
    }
    if (longestInterval > 0) {
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
