package dev.sockjs.core.connect;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The retransmission timeout of a network: the time that one round trip may take. It is calculated
 * from the RTT of the info request as sockjs-client does (lib/main.js, {@code countRTO} and {@code
 * _connect}). The allowance of an attempt is the RTO times the round trips that its transport needs
 * to open a session. It leaves time for what the info request did not measure: a cold server, a
 * proxy on the way, and the trip of the first frame.
 */
final class Rto {

  /** Above this RTT, a multiple of it is longer than a fixed addition. */
  private static final Duration SLOW = Duration.ofMillis(100);

  private static final int SLOW_FACTOR = 4;
  private static final Duration ADDITION = Duration.ofMillis(300);

  /** The allowance for all round trips together when the RTT is unknown. */
  private static final Duration UNMEASURED_ALLOWANCE = Duration.ofSeconds(5);

  private static final Rto UNMEASURED = new Rto(null);

  private final @Nullable Duration oneRoundTrip;

  private Rto(@Nullable Duration oneRoundTrip) {
    this.oneRoundTrip = oneRoundTrip;
  }

  /** Returns the RTO of a network with this RTT. */
  static Rto of(Duration rtt) {
    return new Rto(rtt.compareTo(SLOW) > 0 ? rtt.multipliedBy(SLOW_FACTOR) : rtt.plus(ADDITION));
  }

  /** Returns the RTO to use when there was no info request to measure. */
  static Rto unmeasured() {
    return UNMEASURED;
  }

  /**
   * Returns the allowance of an attempt.
   *
   * @param minimum the shortest allowance
   * @param roundTrips the round trips that the transport needs to open a session
   */
  Duration allowance(Duration minimum, int roundTrips) {
    Duration calculated =
        oneRoundTrip == null ? UNMEASURED_ALLOWANCE : oneRoundTrip.multipliedBy(roundTrips);
    return calculated.compareTo(minimum) > 0 ? calculated : minimum;
  }
}
