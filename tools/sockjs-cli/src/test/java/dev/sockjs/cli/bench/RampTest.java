package dev.sockjs.cli.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

final class RampTest {

  private final Queue<Integer> connecting = new ArrayDeque<>();
  private final List<Integer> all = new ArrayList<>();
  private int ends;

  private Ramp ramp(int sessions, int limit) {
    return new Ramp(
        sessions,
        limit,
        number -> {
          connecting.add(number);
          all.add(number);
        },
        () -> ends++);
  }

  @Test
  void neverConnectsMoreThanTheLimitAtOnce() {
    Ramp ramp = ramp(10, 3);
    ramp.start();
    for (int left = 10; left > 0; left--) {
      assertEquals(Math.min(3, left), connecting.size());
      assertEquals(0, ends);
      connecting.remove();
      ramp.settled();
    }
    assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9), all);
    assertEquals(1, ends);
  }

  @Test
  void fewerSessionsThanTheLimit() {
    Ramp ramp = ramp(1, 50);
    ramp.start();
    ramp.settled();
    assertEquals(List.of(0), all);
    assertEquals(1, ends);
  }

  @Test
  void stopWaitsForSessionsThatConnect() {
    Ramp ramp = ramp(10, 2);
    ramp.start();
    ramp.stop();
    ramp.settled();
    assertEquals(0, ends);
    ramp.settled();
    assertEquals(1, ends);
    assertEquals(List.of(0, 1), all);
  }

  @Test
  void stopBeforeTheStartEndsAtOnce() {
    Ramp ramp = ramp(10, 2);
    ramp.stop();
    ramp.start();
    assertEquals(1, ends);
    assertEquals(List.of(), all);
  }
}
