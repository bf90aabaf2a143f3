package dev.sockjs.reconnect;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Decides when to try again, and when to give up. Immutable. The methods of {@link
 * RetryPolicyBuilder} document each setting, its unit and its default.
 */
public final class RetryPolicy {

  /** The default of {@link RetryPolicyBuilder#firstDelay}: 1 s. */
  public static final Duration DEFAULT_FIRST_DELAY = Duration.ofSeconds(1);

  /** The default of {@link RetryPolicyBuilder#longestDelay}: 1 min. */
  public static final Duration DEFAULT_LONGEST_DELAY = Duration.ofMinutes(1);

  /** The default of {@link RetryPolicyBuilder#factor}: 2. */
  public static final double DEFAULT_FACTOR = 2;

  /** The default of {@link RetryPolicyBuilder#jitter}: 0.5. */
  public static final double DEFAULT_JITTER = 0.5;

  /** The default of {@link RetryPolicyBuilder#stableAfter}: 10 s. */
  public static final Duration DEFAULT_STABLE_AFTER = Duration.ofSeconds(10);

  private static final RetryPolicy DEFAULTS = builder().build();

  private final Duration firstDelay;
  private final double factor;
  private final Duration longestDelay;
  private final double jitter;
  private final int maxAttempts;
  private final @Nullable Duration giveUpAfter;
  private final Duration stableAfter;
  private final Predicate<Disconnect> retryIf;

  RetryPolicy(RetryPolicyBuilder builder) {
    firstDelay = builder.firstDelay;
    factor = builder.factor;
    longestDelay = builder.longestDelay;
    jitter = builder.jitter;
    maxAttempts = builder.maxAttempts;
    giveUpAfter = builder.giveUpAfter;
    stableAfter = builder.stableAfter;
    retryIf = builder.retryIf;
  }

  /** {@return a policy with all defaults} */
  public static RetryPolicy defaults() {
    return DEFAULTS;
  }

  /** {@return a new builder with all defaults} */
  public static RetryPolicyBuilder builder() {
    return new RetryPolicyBuilder();
  }

  /** {@return a new builder with the settings of this policy} */
  public RetryPolicyBuilder toBuilder() {
    RetryPolicyBuilder builder = new RetryPolicyBuilder();
    builder.firstDelay = firstDelay;
    builder.factor = factor;
    builder.longestDelay = longestDelay;
    builder.jitter = jitter;
    builder.maxAttempts = maxAttempts;
    builder.giveUpAfter = giveUpAfter;
    builder.stableAfter = stableAfter;
    builder.retryIf = retryIf;
    return builder;
  }

  /**
   * Tells if another attempt may work: the default of {@link RetryPolicyBuilder#retryIf}. It does
   * not retry after
   *
   * <ul>
   *   <li>the refusal of the server's application: close codes 3000 to 4999, and 1000 before the
   *       session has opened. Code 3000 with reason "No response from heartbeat" of sockjs-node is
   *       retried, and so is 1000 of an open session, because servers that are restarted send it
   *   <li>close codes 1003, 1007, 1008, 1009 and 1010: a limit or a rule was violated
   *   <li>a failed connect with an HTTP status of 400 to 499, such as 401, 404 or 407 of a proxy;
   *       408, 425 and 429 are retried
   *   <li>a certificate or host name that could not be verified
   *   <li>a library that is missing or has the wrong version
   *   <li>no transport that can be used, and a target that the client does not accept
   * </ul>
   *
   * @param disconnect the end of a session or attempt
   * @return true if another attempt may work
   */
  public static boolean isWorthRetrying(Disconnect disconnect) {
    return RetryRule.isWorthRetrying(disconnect);
  }

  /** {@return the delay before the first retry of a series, without jitter} */
  public Duration firstDelay() {
    return firstDelay;
  }

  /** {@return the factor from one delay of a series to the next} */
  public double factor() {
    return factor;
  }

  /** {@return the longest delay} */
  public Duration longestDelay() {
    return longestDelay;
  }

  /** {@return the part of each delay that is random, from 0 to 1} */
  public double jitter() {
    return jitter;
  }

  /** {@return the most attempts of a series, or empty for no limit} */
  public OptionalInt maxAttempts() {
    return maxAttempts == 0 ? OptionalInt.empty() : OptionalInt.of(maxAttempts);
  }

  /** {@return the longest time without an open session, or empty for no limit} */
  public Optional<Duration> giveUpAfter() {
    return Optional.ofNullable(giveUpAfter);
  }

  /** {@return how long a session must be open to end a series of attempts} */
  public Duration stableAfter() {
    return stableAfter;
  }

  /** {@return the decision after which ends another attempt follows} */
  public Predicate<Disconnect> retryIf() {
    return retryIf;
  }

  /**
   * Returns the delay before a retry.
   *
   * @param retry the number of the retry in its series, from 0
   * @param random from 0 to 1
   */
  Duration delay(int retry, double random) {
    double nanos =
        Math.min((double) longestDelay.toNanos(), firstDelay.toNanos() * Math.pow(factor, retry));
    long randomNanos = (long) (nanos * (1 - jitter * random));
    return Duration.ofNanos(Math.max(randomNanos, RetryPolicyBuilder.SHORTEST.toNanos()));
  }
}
