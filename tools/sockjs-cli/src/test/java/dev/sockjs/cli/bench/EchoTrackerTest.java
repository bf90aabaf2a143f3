package dev.sockjs.cli.bench;

import static dev.sockjs.cli.bench.EchoTracker.Kind.DUPLICATE;
import static dev.sockjs.cli.bench.EchoTracker.Kind.IN_ORDER;
import static dev.sockjs.cli.bench.EchoTracker.Kind.OUT_OF_ORDER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.cli.bench.EchoTracker.Kind;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class EchoTrackerTest {

  private final EchoTracker tracker = new EchoTracker();

  private List<Kind> add(long... sequences) {
    return LongStream.of(sequences).mapToObj(tracker::add).toList();
  }

  @Test
  void echoesInOrder() {
    assertEquals(List.of(IN_ORDER, IN_ORDER, IN_ORDER), add(0, 1, 2));
  }

  @Test
  void echoThatCameBeforeIsADuplicate() {
    assertEquals(List.of(IN_ORDER, DUPLICATE, IN_ORDER, DUPLICATE), add(0, 0, 1, 0));
  }

  @Test
  void missingEchoThatComesLaterIsOutOfOrderOnce() {
    assertEquals(List.of(IN_ORDER, IN_ORDER, OUT_OF_ORDER, DUPLICATE), add(0, 2, 1, 1));
  }

  @Test
  void afterTheWindowAMissingEchoIsForgotten() {
    assertEquals(
        List.of(IN_ORDER, DUPLICATE, OUT_OF_ORDER),
        add(EchoTracker.WINDOW + 1, 1, EchoTracker.WINDOW));
  }

  @Test
  void missingEchoesOfAnOldWindowAreNotThoseOfANewOne() {
    assertEquals(List.of(IN_ORDER, IN_ORDER), add(1, 2));
    for (long next = 3; next <= EchoTracker.WINDOW; next++) {
      tracker.add(next);
    }
    // 0 is missing, and WINDOW has its place now.
    assertEquals(List.of(DUPLICATE, DUPLICATE), add(EchoTracker.WINDOW, 0));
  }
}
