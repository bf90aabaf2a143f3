package dev.sockjs.http.transport;

import java.time.Duration;
import java.util.Optional;

/**
 * Keeps us from asking in a hot loop a server (or a proxy) that answers each receiving request at
 * once, and with nothing. An answer counts as empty if it brought no frame but preludes, and came
 * within {@link #PROMPT}. Of empty answers in a row the first {@value #FREE} are asked again at
 * once, then each after a pause twice as long as the one before; the {@value #LIMIT}th is the last.
 * That is six seconds in all.
 */
final class EmptyResponseBackoff {

  /** A server that waits longer than this does not make for a hot loop. */
  static final Duration PROMPT = Duration.ofSeconds(1);

  static final int FREE = 3;
  static final int LIMIT = 10;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

  private int inARow;

  /**
   * Takes note of an answer.
   *
   * @param empty whether it brought no frame
   * @param took how long it took, from the request to its end
   * @return how long to wait before the next request, or empty to give up
   */
  Optional<Duration> pauseAfter(boolean empty, Duration took) {
    if (!empty || took.compareTo(PROMPT) > 0) {
      inARow = 0;
      return Optional.of(Duration.ZERO);
    }
    inARow++;
    if (inARow >= LIMIT) {
      return Optional.empty();
    }
    return Optional.of(
        inARow <= FREE ? Duration.ZERO : FIRST_PAUSE.multipliedBy(1L << (inARow - FREE - 1)));
  }
}
