package dev.sockjs.cli.bench;

import java.time.Duration;

/**
 * The times at which messages are due. Message {@code k} of the run belongs to session {@code k %
 * sessions}, and is due {@code k / rate} seconds after the start.
 *
 * @param rate messages a second, of all sessions together
 * @param sessions the number of sessions that send
 * @param duration messages are due before this time
 */
record SendPlan(int rate, int sessions, Duration duration) {

  private static final long NANOS = 1_000_000_000;

  /** Returns the time at which a message of the run is due, in nanoseconds after the start. */
  long dueNanos(long index) {
    // Without the overflow that index * NANOS / rate would have.
    return index / rate * NANOS + (index % rate * NANOS + rate - 1) / rate;
  }

  /** Returns the time at which a message of one session is due. */
  long dueNanos(int session, long sequence) {
    return dueNanos(sequence * sessions + session);
  }

  /** Returns the number of messages that are due at this time, at the latest. */
  long dueCount(long elapsedNanos) {
    long nanos = Math.min(elapsedNanos, duration.toNanos() - 1);
    return nanos < 0 ? 0 : nanos / NANOS * rate + nanos % NANOS * rate / NANOS + 1;
  }

  /** Returns the number of messages of one session that are due at this time, at the latest. */
  long dueCount(int session, long elapsedNanos) {
    return (dueCount(elapsedNanos) - session + sessions - 1) / sessions;
  }
}
