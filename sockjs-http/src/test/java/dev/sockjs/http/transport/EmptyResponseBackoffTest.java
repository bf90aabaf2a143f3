package dev.sockjs.http.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.spi.Progress;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EmptyResponseBackoffTest {

  private static final String TEN = "0 0 0 100 200 400 800 1600 3200 never";

  private final EmptyResponseBackoff backoff = new EmptyResponseBackoff();

  @Test
  void responsesWithProgressAreFollowedAtOnce() {
    assertNeverLimited(Progress.MADE, 1);
  }

  @ParameterizedTest
  @EnumSource(value = Progress.class, names = "MADE", mode = EnumSource.Mode.EXCLUDE)
  void pausesAfterResponsesWithoutProgressGrowUntilTheLimit(Progress progress) {
    assertEquals(TEN, pausesAfterTen(progress, 1));
  }

  @Test
  void progressStartsTheCountAgain() {
    for (int i = 0; i < 9; i++) {
      pauseAfter(Progress.NONE, 1);
    }
    pauseAfter(Progress.MADE, 1);

    assertEquals("0", pauseAfter(Progress.NONE, 1));
  }

  /** A proxy may end quiet streams, which says nothing about the session. */
  @Test
  void slowEmptyResponsesAreNeverLimited() {
    assertNeverLimited(Progress.NONE, 1001);
  }

  @Test
  void slowEmptyResponsesAreNoProgress() {
    for (int i = 0; i < 9; i++) {
      pauseAfter(Progress.NONE, 1);
      pauseAfter(Progress.NONE, 1001);
    }

    assertEquals("never", pauseAfter(Progress.NONE, 1));
  }

  @Test
  void slowTextThatIsNotAFrameIsLimited() {
    assertEquals(TEN, pausesAfterTen(Progress.NOT_A_FRAME, 30_000));
  }

  @Test
  void heartbeatThatTookItsTimeStartsTheCountAgain() {
    for (int i = 0; i < 9; i++) {
      pauseAfter(Progress.NONE, 1);
    }

    assertNeverLimited(Progress.HEARTBEAT, 100);
    assertEquals("0", pauseAfter(Progress.NONE, 1));
  }

  @Test
  void heartbeatBelow100MillisecondsIsNoProgress() {
    assertEquals(TEN, pausesAfterTen(Progress.HEARTBEAT, 99));
  }

  private void assertNeverLimited(Progress progress, long elapsedMillis) {
    for (int i = 0; i < 100; i++) {
      assertEquals("0", pauseAfter(progress, elapsedMillis));
    }
  }

  private String pausesAfterTen(Progress progress, long elapsedMillis) {
    return String.join(
        " ", IntStream.range(0, 10).mapToObj(i -> pauseAfter(progress, elapsedMillis)).toList());
  }

  private String pauseAfter(Progress progress, long elapsedMillis) {
    Optional<Duration> pause = backoff.pauseAfter(progress, Duration.ofMillis(elapsedMillis));
    return pause.map(time -> Long.toString(time.toMillis())).orElse("never");
  }
}
