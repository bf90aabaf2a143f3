package dev.sockjs.jmeter;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The end of a wait.
 *
 * @param nanoTime the time of {@link System#nanoTime} at which the wait ends
 * @param limit the length of the whole wait, for messages
 */
record Deadline(long nanoTime, Duration limit) {

  static Deadline after(Duration limit) {
    return new Deadline(System.nanoTime() + limit.toNanos(), limit);
  }

  long leftNanos() {
    return nanoTime - System.nanoTime();
  }

  /** Returns the time that is left in milliseconds, at least 1. */
  long leftMillis() {
    return Math.max(1, TimeUnit.NANOSECONDS.toMillis(leftNanos()));
  }

  SampleFailure expired(String what) {
    return new SampleFailure(SampleFailure.TIMEOUT, what + " in " + limit.toMillis() + " ms");
  }
}
