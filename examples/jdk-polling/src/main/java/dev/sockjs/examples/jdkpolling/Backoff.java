package dev.sockjs.examples.jdkpolling;

import dev.sockjs.spi.Progress;
import java.time.Duration;
import java.util.Optional;

/**
 * Backs off when polls bring nothing, so that a broken server or proxy does not cause one request
 * after the other. The first three such polls cause no pause, the next ones 100 ms, 200 ms and so
 * on, and the tenth ends the transport.
 */
final class Backoff {

  static final int LIMIT = 10;

  private static final int WITHOUT_PAUSE = 3;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

  /** An empty poll that took longer does not cause many requests; a proxy may have ended it. */
  private static final Duration IMMEDIATE = Duration.ofSeconds(1);

  /** A poll whose heartbeat took longer is progress. */
  private static final Duration SHORTEST_HEARTBEAT = Duration.ofMillis(100);

  private int count;

  /**
   * Records the end of a poll.
   *
   * @return the pause before the next one, or empty to end the transport
   */
  Optional<Duration> pauseAfter(Progress progress, Duration elapsed) {
    boolean broughtNothing =
        switch (progress) {
          case MADE -> false;
          case HEARTBEAT -> elapsed.compareTo(SHORTEST_HEARTBEAT) < 0;
          case NONE -> elapsed.compareTo(IMMEDIATE) < 0;
          case NOT_A_FRAME -> true;
        };
    if (!broughtNothing) {
      count = progress == Progress.NONE ? count : 0;
      return Optional.of(Duration.ZERO);
    }
    count++;
    if (count >= LIMIT) {
      return Optional.empty();
    }
    return Optional.of(
        count <= WITHOUT_PAUSE
            ? Duration.ZERO
            : FIRST_PAUSE.multipliedBy(1L << (count - WITHOUT_PAUSE - 1)));
  }
}
