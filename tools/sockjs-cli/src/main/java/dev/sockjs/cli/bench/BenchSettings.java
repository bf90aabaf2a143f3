package dev.sockjs.cli.bench;

import java.time.Duration;

/**
 * The load of a run.
 *
 * @param sessions the number of sessions to open
 * @param rate messages a second, of all sessions together; 0 means that each session sends its next
 *     message when the echo of the last one has arrived
 * @param size the length of each message in bytes, at least {@link #MIN_SIZE}
 * @param duration how long messages are sent, after the sessions have opened
 * @param connects the most sessions that connect at the same time
 */
public record BenchSettings(int sessions, int rate, int size, Duration duration, int connects) {

  /** The most sessions of a run: more than one machine has ports for. */
  public static final int MAX_SESSIONS = 50_000;

  /** The highest rate, in messages a second. */
  public static final int MAX_RATE = 1_000_000;

  /** The shortest message, which has room for what {@link BenchMessage} writes. */
  public static final int MIN_SIZE = 64;

  /** The longest message. */
  public static final int MAX_SIZE = 1024 * 1024;

  /** The longest run. */
  public static final Duration MAX_DURATION = Duration.ofDays(1);

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one of them is out of range; the message quotes it
   */
  public BenchSettings {
    require("sessions", sessions, 1, MAX_SESSIONS);
    require("rate", rate, 0, MAX_RATE);
    require("size", size, MIN_SIZE, MAX_SIZE);
    require("connects", connects, 1, MAX_SESSIONS);
    if (duration.isNegative() || duration.isZero() || duration.compareTo(MAX_DURATION) > 0) {
      throw new IllegalArgumentException(
          "duration must be more than 0 and at most " + MAX_DURATION + ": " + duration);
    }
  }

  /** Returns true if messages have times at which they are due. */
  boolean isOpenLoop() {
    return rate > 0;
  }

  private static void require(String name, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          name + " must be from " + min + " to " + max + ": " + value);
    }
  }
}
