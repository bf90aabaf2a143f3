package dev.sockjs.http.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EmptyResponseBackoffTest {

  private static final Duration SHORT = Duration.ofMillis(1);

  private final EmptyResponseBackoff backoff = new EmptyResponseBackoff();

  @Test
  void responsesWithProgressAreFollowedAtOnce() {
    for (int i = 0; i < 100; i++) {
      assertEquals(Optional.of(Duration.ZERO), backoff.pauseAfter(false, SHORT));
    }
  }

  @Test
  void pausesAfterEmptyResponsesGrowUntilTheLimit() {
    assertEquals(
        "0 0 0 100 200 400 800 1600 3200 never",
        String.join(" ", IntStream.range(0, 10).mapToObj(i -> pauseAfterEmptyResponse()).toList()));
  }

  @Test
  void progressResetsTheCount() {
    for (int i = 0; i < 9; i++) {
      pauseAfterEmptyResponse();
    }
    backoff.pauseAfter(false, SHORT);

    assertEquals("0", pauseAfterEmptyResponse());
  }

  @Test
  void slowEmptyResponsesAreNeverLimited() {
    for (int i = 0; i < 100; i++) {
      assertEquals(Optional.of(Duration.ZERO), backoff.pauseAfter(true, Duration.ofMillis(1001)));
    }
  }

  private String pauseAfterEmptyResponse() {
    return backoff
        .pauseAfter(true, SHORT)
        .map(pause -> Long.toString(pause.toMillis()))
        .orElse("never");
  }
}
