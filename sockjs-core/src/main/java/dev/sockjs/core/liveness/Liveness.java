package dev.sockjs.core.liveness;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Decides when a silent server counts as dead. Nobody counts as dead without a probe.
 *
 * <p>By default the bound depends on the server. Once a server has sent heartbeats, it may be
 * silent for 2.2 times the longest silence observed before a heartbeat, and for at least 55 s (2.2
 * times the 25 s of most servers). A server without heartbeats may be silent for 60 s. Then the
 * server is probed and has another 25 s to respond. If a server with heartbeats responds, it has
 * stopped sending them, and is treated as one without until the next heartbeat.
 *
 * <p>A timeout set by the application replaces these rules: the server is probed after half of it
 * and counts as dead after all of it.
 *
 * <p>Some servers that send heartbeats close the connection after a probe. Over a transport whose
 * probes are not safe, a server with heartbeats is therefore probed only when they are missing:
 * with a timeout of the application, halfway between the longest silence observed and the timeout.
 *
 * <p>Over a transport that cannot probe, a server without heartbeats never counts as dead, unless
 * the application set a timeout: nothing tells an idle server from a dead one.
 *
 * <p>A late check means that the process was stopped, or that the machine slept while both clocks
 * continued. That time does not count as silence, because what the server sent meanwhile may still
 * be unread: the silence starts again from zero, with a probe if that is safe.
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

  private final @Nullable Duration timeout;
  private volatile long lastActivity;

  /** The longest silence that a heartbeat ended, in nanoseconds; 0 before the first heartbeat. */
  private volatile long longestInterval;

  private volatile long lastHeartbeat;
  private boolean canProbe = true;
  private boolean probesAreSafe = true;
  private @Nullable Long probedAt;

  /** True if the server was probed because its heartbeats were missing. */
  private boolean heartbeatsMissing;

  private @Nullable Long dueAt;
  private long checkedAt;
  private Instant checkedNow;

  /**
   * @param timeout the application's bound on silence, or {@code null} to use the default rules
   */
  Liveness(@Nullable Duration timeout, long nanoTime, Instant now) {
    this.timeout = timeout;
    this.lastActivity = nanoTime;
    this.lastHeartbeat = nanoTime;
    this.checkedAt = nanoTime;
    this.checkedNow = now;
  }

  /** Sets if a probe makes a live server respond; true by default. */
  void setCanProbe(boolean canProbe) {
    this.canProbe = canProbe;
  }

  /** Sets if a server that sends heartbeats can be probed without a risk; true by default. */
  void setProbesAreSafe(boolean probesAreSafe) {
    this.probesAreSafe = probesAreSafe;
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
    if (silence <= Math.max(PROBE_AFTER.toNanos(), allowance()) + PROBE_TIMEOUT.toNanos()) {
      longestInterval = Math.max(longestInterval, silence);
    }
    lastHeartbeat = nanoTime;
    lastActivity = nanoTime;
  }

  Result check(long nanoTime, Instant now) {
    boolean late = dueAt != null && nanoTime - dueAt >= SUSPENDED.toNanos();
    if (late) {
      activity(nanoTime);
      probedAt = null;
    }
    Result result = decide(nanoTime, wasSuspended(nanoTime, now) || late);
    dueAt = nanoTime + result.delay().toNanos();
    return result;
  }

  private Result decide(long nanoTime, boolean suspended) {
    long last = lastActivity;
    if (probedAt != null && last - probedAt > 0) {
      responded(probedAt);
    }
    if (!canProbe && !hasHeartbeats() && timeout == null) {
      return new Result.Wait(PROBE_AFTER);
    }
    long left = deadline(last) - nanoTime;
    if (left <= 0) {
      return new Result.Dead();
    }
    if (probedAt != null) {
      return new Result.Wait(Duration.ofNanos(left));
    }
    boolean risky = hasHeartbeats() && !probesAreSafe;
    long untilProbe = last + probeAfter(risky) - nanoTime;
    if (untilProbe > 0 && (risky || !suspended)) {
      return new Result.Wait(Duration.ofNanos(Math.min(untilProbe, left)));
    }
    probedAt = nanoTime;
    heartbeatsMissing = hasHeartbeats() && untilProbe <= 0 && (risky || timeout == null);
    return new Result.Probe(Duration.ofNanos(deadline(last) - nanoTime));
  }

  /** The server is alive. If it did not send a heartbeat, its heartbeats are not just late. */
  private void responded(long probeTime) {
    if (heartbeatsMissing && lastHeartbeat - probeTime <= 0) {
      longestInterval = 0;
    }
    probedAt = null;
  }

  private boolean hasHeartbeats() {
    return longestInterval > 0;
  }

  /** Returns the silence after which the server is probed. */
  private long probeAfter(boolean risky) {
    if (timeout == null) {
      return hasHeartbeats() ? allowance() : PROBE_AFTER.toNanos();
    }
    return risky ? (timeout.toNanos() + longestInterval) / 2 : timeout.toNanos() / 2;
  }

  /** Returns the time at which the server counts as dead, on the {@code nanoTime} clock. */
  private long deadline(long last) {
    if (timeout != null) {
      return last + timeout.toNanos();
    }
    long allowedSilence = hasHeartbeats() ? allowance() : PROBE_AFTER.toNanos();
    if (probedAt == null) {
      return last + allowedSilence + PROBE_TIMEOUT.toNanos();
    }
    // Comparing differences, because the clock may overflow.
    long afterProbe = probedAt - last + PROBE_TIMEOUT.toNanos();
    return last + (hasHeartbeats() ? Math.max(allowedSilence, afterProbe) : afterProbe);
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
