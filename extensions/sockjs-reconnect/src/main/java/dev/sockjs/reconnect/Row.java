package dev.sockjs.reconnect;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** A row of attempts that led to no stable session. Guarded by {@link Status}. */
final class Row {

  private final RetryPolicy policy;
  private final DoubleSupplier random;
  private int attempts;
  private int delays;

  Row(RetryPolicy policy, DoubleSupplier random) {
    this.policy = policy;
    this.random = random;
  }

  /** Ends the row, because a session was stable. */
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
