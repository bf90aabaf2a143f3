package dev.sockjs.cli.probe;

import java.time.Duration;

/**
 * Measures elapsed time.
 *
 * @param startNanos the start, from {@link System#nanoTime()}
 */
record Stopwatch(long startNanos) {

  static Stopwatch start() {
    return new Stopwatch(System.nanoTime());
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }
}
