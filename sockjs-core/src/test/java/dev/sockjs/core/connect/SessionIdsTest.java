package dev.sockjs.core.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class SessionIdsTest {

  @Test
  void serverIdHasThreeDigits() {
    assertEquals("000", new SessionIds(new Drawn(1000, 0)).server());
    assertEquals("042", new SessionIds(new Drawn(1000, 42)).server());
    assertEquals("999", new SessionIds(new Drawn(1000, 999)).server());
  }

  @Test
  void sessionIdIsDrawnFromLettersAndTheDigitsZeroToFive() {
    assertEquals("abyz05", new SessionIds(new Drawn(32, 0, 1, 24, 25, 26, 31)).session(6));
  }

  @Test
  void sessionIdHasTheLengthAskedFor() {
    assertTrue(new SessionIds().session(1).matches("[a-z0-5]"));
    assertTrue(new SessionIds().session(100).matches("[a-z0-5]{100}"));
  }

  @Test
  void secureSourceDoesNotRepeatItself() {
    assertNotEquals(new SessionIds().session(16), new SessionIds().session(16));
  }

  /** Gives the numbers of a list, as long as the bound is the expected one. */
  private static final class Drawn implements RandomGenerator {

    private final int expectedBound;
    private final Queue<Integer> numbers;

    Drawn(int expectedBound, Integer... numbers) {
      this.expectedBound = expectedBound;
      this.numbers = new ArrayDeque<>(List.of(numbers));
    }

    @Override
    public int nextInt(int bound) {
      assertEquals(expectedBound, bound);
      return numbers.remove();
    }

    @Override
    public long nextLong() {
      throw new UnsupportedOperationException();
    }
  }
}
