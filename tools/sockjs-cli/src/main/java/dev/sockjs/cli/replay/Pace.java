package dev.sockjs.cli.replay;

import java.time.Duration;

/**
 * How fast a recording is replayed.
 *
 * @param speed how many times as fast as it was recorded; infinite for no pauses
 * @param linger how long to wait for messages of the server after the last message was sent
 */
public record Pace(double speed, Duration linger) {

  /** Returns the time from the start of a replay to an event. */
  Duration due(long recordedMillis) {
    return Duration.ofNanos((long) (recordedMillis * 1_000_000.0 / speed));
  }
}
