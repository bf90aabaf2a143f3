package dev.sockjs.reconnect;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** A series of attempts that led to no stable session. Guarded by {@link Status}. */
final class AttemptSeries {

  private final RetryPolicy policy;
  private final DoubleSupplier random;
  private int attempts;
  private int delays;

  AttemptSeries(RetryPolicy policy, DoubleSupplier random) {
    this.policy = policy;
    this.random = random;
  }

  /** Ends the series, because a session was stable. */
  void reset() {
    attempts = 0;
    delays = 0;
  }

  /** Counts an attempt, and returns its number. */
  int next() {
    return ++attempts;
  }

  int attempts() {
    return attempts;
  }

  /** Returns the delay before the next attempt. */
  Duration delay() {
    return policy.delay(delays++, random.getAsDouble());
  }
}
