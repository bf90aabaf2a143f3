package dev.sockjs.http.transport;

import java.time.Duration;
import java.util.Optional;

/**
 * Backs off when responses are immediate and empty, so that a broken server or proxy does not cause
 * a hot loop of receiving requests.
 *
 * <p>A response is empty if it brought no progress, and immediate if it ended within {@link
 * #IMMEDIATE}. After each of the first {@value #WITHOUT_PAUSE} such responses in a row, the next
 * request follows at once; after each further one there is a pause, which is twice as long as the
 * one before. The {@value #LIMIT}th ends the transport. The pauses add up to 6.3 seconds.
 */
final class EmptyResponseBackoff {

  /** A server that takes longer than this does not cause a hot loop. */
  static final Duration IMMEDIATE = Duration.ofSeconds(1);

  static final int WITHOUT_PAUSE = 3;
  static final int LIMIT = 10;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

  private int inARow;

  /**
   * Records the end of a response.
   *
   * @param empty true if the response brought no progress
   * @param elapsed the time from the request to the end of the response
   * @return the pause before the next request, or empty to give up
   */
  Optional<Duration> pauseAfter(boolean empty, Duration elapsed) {
    if (!empty || elapsed.compareTo(IMMEDIATE) > 0) {
      inARow = 0;
      return Optional.of(Duration.ZERO);
    }
    inARow++;
    if (inARow >= LIMIT) {
      return Optional.empty();
    }
    return Optional.of(
        inARow <= WITHOUT_PAUSE
            ? Duration.ZERO
            : FIRST_PAUSE.multipliedBy(1L << (inARow - WITHOUT_PAUSE - 1)));
  }
}
