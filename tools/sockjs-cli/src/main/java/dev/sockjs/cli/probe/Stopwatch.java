package dev.sockjs.cli.probe;

import java.time.Duration;

/**
 * Says how long something took.
 *
 * @param begunNanos when it began, as {@link System#nanoTime()} has it
 */
record Stopwatch(long begunNanos) {

  static Stopwatch start() {
    return new Stopwatch(System.nanoTime());
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - begunNanos);
  }
}
