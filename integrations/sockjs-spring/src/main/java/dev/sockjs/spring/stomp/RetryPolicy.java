package dev.sockjs.spring.stomp;

import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.BackOffExecution;

/**
 * Decides when to try again, and when to give up.
 *
 * @param backOff the pauses
 * @param jitter the part of each pause that is random, from 0 to 1
 * @param random supplies numbers from 0 to 1
 * @param maxAttempts the attempts of a series
 * @param giveUpAfter the longest time without a connection, or null for no limit
 * @param stableAfter after which time a connection ends the series of attempts
 * @param retryIf the decision of the application
 */
record RetryPolicy(
    BackOff backOff,
    double jitter,
    DoubleSupplier random,
    int maxAttempts,
    @Nullable Duration giveUpAfter,
    Duration stableAfter,
    Predicate<StompDisconnect> retryIf) {

  /** A series of attempts. Guarded by the lock of the session. */
  final class Series {

    private BackOffExecution execution = backOff.start();
    private int attempts;

    /** Begins a series, because a connection was stable or the session was started. */
    void reset() {
      execution = backOff.start();
      attempts = 0;
    }

    /** Counts an attempt, and returns its number. */
    int next() {
      return ++attempts;
    }

    int attempts() {
      return attempts;
    }

    /** Returns the pause before the next attempt, or empty if there is none. */
    Optional<Duration> pause() {
      long millis = attempts >= maxAttempts ? BackOffExecution.STOP : execution.nextBackOff();
      return millis == BackOffExecution.STOP
          ? Optional.empty()
          : Optional.of(
              Duration.ofMillis(Math.round(millis * (1 - jitter * random.getAsDouble()))));
    }
  }
}
