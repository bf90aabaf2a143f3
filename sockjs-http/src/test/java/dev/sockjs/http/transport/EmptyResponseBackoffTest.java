package dev.sockjs.http.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EmptyResponseBackoffTest {

  private static final Duration AT_ONCE = Duration.ofMillis(1);

  private final EmptyResponseBackoff answers = new EmptyResponseBackoff();

  @Test
  void answersWithFramesAreFollowedAtOnce() {
    for (int i = 0; i < 100; i++) {
      assertEquals(Optional.of(Duration.ZERO), answers.pauseAfter(false, AT_ONCE));
    }
  }

  @Test
  void emptyAnswersAreFollowedAtOnceThenLaterAndLaterThenNotAtAll() {
    assertEquals(
        "0 0 0 100 200 400 800 1600 3200 never",
        String.join(" ", IntStream.range(0, 10).mapToObj(i -> pauseAfterEmptyAnswer()).toList()));
  }

  @Test
  void aFrameForgivesAll() {
    for (int i = 0; i < 9; i++) {
      pauseAfterEmptyAnswer();
    }
    answers.pauseAfter(false, AT_ONCE);

    assertEquals("0", pauseAfterEmptyAnswer());
  }

  @Test
  void aServerThatTakesItsTimeMayAnswerWithNothingForEver() {
    for (int i = 0; i < 100; i++) {
      assertEquals(Optional.of(Duration.ZERO), answers.pauseAfter(true, Duration.ofMillis(1001)));
    }
  }

  private String pauseAfterEmptyAnswer() {
    return answers
        .pauseAfter(true, AT_ONCE)
        .map(pause -> Long.toString(pause.toMillis()))
        .orElse("never");
  }
}
