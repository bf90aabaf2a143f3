package dev.sockjs.core.liveness;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Judges a server's silence. By default it learns: once heartbeats were seen, the allowance is 2.2
 * times the longest silence that one of them ended, at least 55 s (2.2 times the 25 s of most
 * servers); without any, the server is probed after 60 s and given another 25 s. A timeout set by
 * the application replaces all that: a probe after half of it, the end after all of it.
 *
 * <p>Time in which nobody could look is no silence of the server's: after a check that comes late
 * (the process was stopped, or the machine slept and both clocks went on) silence begins anew, with
 * a probe. What the server has sent meanwhile may still wait to be read.
 *
 * <p>{@link #check} is called from the session's mailbox; {@link #activity} and {@link #heartbeat}
 * from the transport's threads, whose calls do not overlap.
 */
final class Liveness {

  /** What to do about the silence now. */
  sealed interface Verdict {
    /** When to look again. */
    Duration delay();

    /** Nothing; look again after this long. */
    record Wait(Duration delay) implements Verdict {}

    /** Ask for a sign of life; look again after this long. */
    record Probe(Duration delay) implements Verdict {}

    /** The server is gone. */
    record Dead() implements Verdict {
      @Override
      public Duration delay() {
        return Duration.ZERO;
      }
    }
  }

  static final Duration LEAST_ALLOWANCE = Duration.ofSeconds(55);
  static final Duration PROBE_AFTER = Duration.ofSeconds(60);
  static final Duration PROBE_ANSWER = Duration.ofSeconds(25);
  private static final double INTERVALS_ALLOWED = 2.2;

  /** A wall clock this far ahead of the other one, or a check this late, means that we slept. */
  private static final Duration SLEPT = Duration.ofSeconds(5);

  /** Who is silent for longer does not live to send a first heartbeat. */
  private static final long LONGEST_SILENCE = PROBE_AFTER.plus(PROBE_ANSWER).toNanos();

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
   * A heartbeat came: the silence that it ended tells how often the server sends one, unless it is
   * longer than any that we would have let pass. Then we slept, and it tells nothing.
   */
  void heartbeat(long nanoTime) {
    long silence = Math.max(1, nanoTime - lastActivity);
    if (silence <= Math.max(LONGEST_SILENCE, allowance())) {
      longestInterval = Math.max(longestInterval, silence);
    }
    lastActivity = nanoTime;
  }

  Verdict check(long nanoTime, Instant now) {
    boolean late = dueAt != null && nanoTime - dueAt >= SLEPT.toNanos();
    if (late) {
      activity(nanoTime);
    }
    Verdict verdict = judge(nanoTime, slept(nanoTime, now) || late);
    dueAt = nanoTime + verdict.delay().toNanos();
    return verdict;
  }

  private Verdict judge(long nanoTime, boolean slept) {
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
      return last + allowance();
    }
    return PROBE_ANSWER.toNanos() + (probedAt != null ? probedAt : last + PROBE_AFTER.toNanos());
  }

  private long allowance() {
    return Math.max(LEAST_ALLOWANCE.toNanos(), (long) (INTERVALS_ALLOWED * longestInterval));
  }

  private boolean slept(long nanoTime, Instant now) {
    Duration asleep = Duration.between(checkedNow, now).minusNanos(nanoTime - checkedAt);
    checkedAt = nanoTime;
    checkedNow = now;
    return asleep.compareTo(SLEPT) >= 0;
  }
}
