package dev.sockjs.benchmarks.spring;

import java.time.Duration;

/**
 * How long a trial watches.
 *
 * @param bound how long it waits for something before it says that it did not happen
 * @param window how long it counts requests
 * @param infoTimeout the option of this client
 */
record Limits(Duration bound, Duration window, Duration infoTimeout) {
  static Limits full() {
    return new Limits(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(8));
  }

  /** Returns limits for a test: the bound is not reached by a client that ends everything. */
  static Limits quick() {
    return new Limits(Duration.ofSeconds(10), Duration.ofSeconds(2), Duration.ofSeconds(3));
  }
}
