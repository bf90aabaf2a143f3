package dev.sockjs.reconnect;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Builder of a {@link RetryPolicy}. Not thread-safe. */
public final class RetryPolicyBuilder {

  /** A shorter delay, or none, would try in a hot loop. */
  static final Duration SHORTEST = Duration.ofMillis(1);

  /** The largest duration that fits into nanoseconds has 292 years. */
  private static final Duration LONGEST = Duration.ofDays(36_500);

  Duration firstDelay = RetryPolicy.DEFAULT_FIRST_DELAY;
  double factor = RetryPolicy.DEFAULT_FACTOR;
  Duration longestDelay = RetryPolicy.DEFAULT_LONGEST_DELAY;
  double jitter = RetryPolicy.DEFAULT_JITTER;
  int maxAttempts;
  @Nullable Duration giveUpAfter;
  Duration stableAfter = RetryPolicy.DEFAULT_STABLE_AFTER;
  Predicate<Disconnect> retryIf = RetryPolicy::isWorthRetrying;

  RetryPolicyBuilder() {}

  /**
   * Sets the delay before the first retry of a series. Each later delay is {@link #factor} times as
   * long as the delay before it.
   *
   * @param value the delay, at least 1 ms; by default 1 s
   * @return this builder
   * @throws IllegalArgumentException if the value is out of range
   */
  public RetryPolicyBuilder firstDelay(Duration value) {
    firstDelay = atLeast(SHORTEST, value, "firstDelay");
    return this;
  }

  /**
   * Sets how many times as long as the delay before it each delay of a series is.
   *
   * @param value the factor, at least 1; by default 2
   * @return this builder
   * @throws IllegalArgumentException if the value is out of range
   */
  public RetryPolicyBuilder factor(double value) {
    if (!(value >= 1) || Double.isInfinite(value)) {
      throw new IllegalArgumentException("factor must be at least 1, but it is " + value);
    }
    factor = value;
    return this;
  }

  /**
   * Sets the longest delay. If it is shorter than the first delay, every delay is that long.
   *
   * @param value the delay, at least 1 ms; by default 1 min
   * @return this builder
   * @throws IllegalArgumentException if the value is out of range
   */
  public RetryPolicyBuilder longestDelay(Duration value) {
    longestDelay = atLeast(SHORTEST, value, "longestDelay");
    return this;
  }

  /**
   * Sets which part of each delay is random, so that clients do not all return at the same moment
   * when a server restarts. With 0.5, a delay is between half of its length and all of it.
   *
   * @param value the part, from 0 to 1; by default 0.5
   * @return this builder
   * @throws IllegalArgumentException if the value is out of range
   */
  public RetryPolicyBuilder jitter(double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("jitter must be from 0 to 1, but it is " + value);
    }
    jitter = value;
    return this;
  }

  /**
   * Sets the most attempts of a series, the first connect included. A series ends when a session
   * was {@linkplain #stableAfter stable}. By default there is no limit.
   *
   * @param value the number, at least 1
   * @return this builder
   * @throws IllegalArgumentException if the value is out of range
   */
  public RetryPolicyBuilder maxAttempts(int value) {
    if (value < 1) {
      throw new IllegalArgumentException("maxAttempts must be at least 1, but it is " + value);
    }
    maxAttempts = value;
    return this;
  }

  /**
   * Sets the longest time without an open session. It starts with the first attempt, and again
   * whenever an open session has ended. An attempt that is in progress then is abandoned. By
   * default there is no limit.
   *
   * @param value the time, at least 1 ms
   * @return this builder
   * @throws IllegalArgumentException if the value is out of range
   */
  public RetryPolicyBuilder giveUpAfter(Duration value) {
    giveUpAfter = atLeast(SHORTEST, value, "giveUpAfter");
    return this;
  }

  /**
   * Sets how long a session must be {@link ReconnectState#OPEN} before the next delay is the first
   * delay again. So the delays also grow if a server accepts sessions and ends them at once.
   *
   * @param value the time, not negative; by default 10 s
   * @return this builder
   * @throws IllegalArgumentException if the value is out of range
   */
  public RetryPolicyBuilder stableAfter(Duration value) {
    stableAfter = atLeast(Duration.ZERO, value, "stableAfter");
    return this;
  }

  /**
   * Sets the predicate that decides whether another attempt follows after a session or an attempt
   * has ended. It is not called if the client was closed. If it throws, no attempt follows.
   *
   * <pre>{@code
   * .retryIf(end -> end.httpStatus().orElse(0) == 401 || RetryPolicy.isWorthRetrying(end))
   * }</pre>
   *
   * @param value the decision; by default {@link RetryPolicy#isWorthRetrying}
   * @return this builder
   */
  public RetryPolicyBuilder retryIf(Predicate<Disconnect> value) {
    retryIf = Objects.requireNonNull(value, "retryIf");
    return this;
  }

  /** {@return a policy with these settings} */
  public RetryPolicy build() {
    return new RetryPolicy(this);
  }

  static Duration atLeast(Duration least, Duration value, String name) {
    if (value.compareTo(least) < 0 || value.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          name + " must be from " + least + " to " + LONGEST + ", but it is " + value);
    }
    return value;
  }
}
