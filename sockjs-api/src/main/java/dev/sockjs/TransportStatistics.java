package dev.sockjs;

import java.time.Duration;

/**
 * The counters of one transport of a client, at one time. Immutable. The engine implements this
 * interface, and a later version may add methods with a default.
 */
public interface TransportStatistics {

  /**
   * Returns the number of attempts with this outcome.
   *
   * @param outcome the outcome
   * @return the number since the client was created
   */
  long attempts(Attempt.Outcome outcome);

  /**
   * Returns the time that all attempts with this outcome took together.
   *
   * @param outcome the outcome
   * @return the sum of {@link Attempt#time()}; zero for {@link Attempt.Outcome#SKIPPED}
   */
  Duration attemptTime(Attempt.Outcome outcome);

  /** {@return the number of sessions that opened on this transport} */
  long sessionsOpened();

  /** {@return the number of sessions that are open on this transport now} */
  long sessionsOpen();
}
