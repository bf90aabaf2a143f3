package dev.sockjs.http.transport;

import dev.sockjs.spi.Progress;
import java.time.Duration;
import java.util.Optional;

/**
 * Backs off when responses bring no progress, so that a broken server or proxy does not cause a hot
 * loop of receiving requests, nor a session that seems open for ever.
 *
 * <p>A response without progress counts in three cases:
 *
 * <ul>
 *   <li>It has text that is not a frame, however long it took.
 *   <li>It has no frame that brings something, and ended within {@link #IMMEDIATE}. A slow one may
 *       come from a proxy that ends quiet streams, and says nothing about the session.
 *   <li>It has a heartbeat, and ended before {@link #SHORTEST_HEARTBEAT}.
 * </ul>
 *
 * <p>After each of the first {@value #WITHOUT_PAUSE} such responses, the next request follows at
 * once; after each further one there is a pause, which is twice as long as the one before. The
 * {@value #LIMIT}th ends the transport. The pauses add up to 6.3 seconds. Progress, and a heartbeat
 * that took its time, start the count again.
 */
final class EmptyResponseBackoff {

  /** A server that takes longer than this does not cause a hot loop. */
  static final Duration IMMEDIATE = Duration.ofSeconds(1);

  static final int WITHOUT_PAUSE = 3;
  static final int LIMIT = 10;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

  /**
   * The least time of a response whose heartbeat is progress. So heartbeats cause at most ten
   * requests a second. A second would be too long: servers have such intervals in tests, and polls
   * of Vert.x take a little less than the interval, which it keeps to whenever they begin.
   */
  static final Duration SHORTEST_HEARTBEAT = Duration.ofMillis(100);

  private int counted;

  /**
   * Records the end of a response.
   *
   * @param progress what the response brought
   * @param elapsed the time from the request to the end of the response
   * @return the pause before the next request, or empty to give up
   */
  Optional<Duration> pauseAfter(Progress progress, Duration elapsed) {
    return switch (progress) {
      case MADE -> startAgain();
      case HEARTBEAT -> elapsed.compareTo(SHORTEST_HEARTBEAT) < 0 ? count() : startAgain();
      case NONE -> elapsed.compareTo(IMMEDIATE) > 0 ? Optional.of(Duration.ZERO) : count();
      case NOT_A_FRAME -> count();
    };
  }

  private Optional<Duration> startAgain() {
    counted = 0;
    return Optional.of(Duration.ZERO);
  }

  private Optional<Duration> count() {
    counted++;
    if (counted >= LIMIT) {
      return Optional.empty();
    }
    return Optional.of(
        counted <= WITHOUT_PAUSE
            ? Duration.ZERO
            : FIRST_PAUSE.multipliedBy(1L << (counted - WITHOUT_PAUSE - 1)));
  }
}
