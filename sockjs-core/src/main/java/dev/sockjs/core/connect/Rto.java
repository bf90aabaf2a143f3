package dev.sockjs.core.connect;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a transport may take to open a session on this network: an allowance for one round trip,
 * reckoned from the RTT of the info request as sockjs-client does (lib/main.js, {@code countRTO}
 * and {@code _connect}), times the round trips that the transport needs. It covers what the info
 * request did not: a cold server, a proxy in between, and the trip of the first frame.
 */
final class Rto {

  /** From this RTT on, a multiple of it is roomier than a fixed addition. */
  private static final Duration SLOW = Duration.ofMillis(100);

  private static final int SLOW_FACTOR = 4;
  private static final Duration ADDITION = Duration.ofMillis(300);

  /** For all round trips together, when no RTT is known. */
  private static final Duration UNMEASURED_ALLOWANCE = Duration.ofSeconds(5);

  private static final Rto UNMEASURED = new Rto(null);

  private final @Nullable Duration oneRoundTrip;

  private Rto(@Nullable Duration oneRoundTrip) {
    this.oneRoundTrip = oneRoundTrip;
  }

  /** The RTO of a network whose RTT was measured. */
  static Rto of(Duration rtt) {
    return new Rto(rtt.compareTo(SLOW) > 0 ? rtt.multipliedBy(SLOW_FACTOR) : rtt.plus(ADDITION));
  }

  /** The RTO where there was no info request to measure. */
  static Rto unmeasured() {
    return UNMEASURED;
  }

  /** The time for a transport that opens within so many round trips; never less than the floor. */
  Duration allowance(Duration floor, int roundTrips) {
    Duration reckoned =
        oneRoundTrip == null ? UNMEASURED_ALLOWANCE : oneRoundTrip.multipliedBy(roundTrips);
    return reckoned.compareTo(floor) > 0 ? reckoned : floor;
  }
}
