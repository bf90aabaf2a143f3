package dev.sockjs.benchmarks.spring;

import java.time.Duration;

/**
 * How long a trial watches, and two options of this client.
 *
 * @param bound how long it waits for something before it says that it did not happen
 * @param window how long it counts requests
 * @param timeout the least allowance of an attempt, in cases that do not wait for its end
 * @param infoTimeout the time for the info request, in the case that waits for its end
 */
record Limits(Duration bound, Duration window, Duration timeout, Duration infoTimeout) {

  /** Returns limits with the default options of this client. */
  static Limits full() {
    return new Limits(
        Duration.ofSeconds(10),
        Duration.ofSeconds(10),
        Duration.ofSeconds(2),
        Duration.ofSeconds(8));
  }

  /** Returns limits for a test, whose machine may be slow: only what is waited for is short. */
  static Limits quick() {
    return new Limits(
        Duration.ofSeconds(20),
        Duration.ofSeconds(2),
        Duration.ofSeconds(20),
        Duration.ofSeconds(2));
  }
}
