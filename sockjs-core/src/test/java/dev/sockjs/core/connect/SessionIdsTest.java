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
    assertEquals("000", new SessionIds(new FixedNumbers(1000, 0)).newServerId());
    assertEquals("042", new SessionIds(new FixedNumbers(1000, 42)).newServerId());
    assertEquals("999", new SessionIds(new FixedNumbers(1000, 999)).newServerId());
  }

  @Test
  void sessionIdHasLettersAndTheDigitsZeroToFive() {
    assertEquals(
        "abyz05", new SessionIds(new FixedNumbers(32, 0, 1, 24, 25, 26, 31)).newSessionId(6));
  }

  @Test
  void sessionIdHasTheRequestedLength() {
    assertTrue(new SessionIds().newSessionId(1).matches("[a-z0-5]"));
    assertTrue(new SessionIds().newSessionId(100).matches("[a-z0-5]{100}"));
  }

  @Test
  void idsOfTheSecureGeneratorDiffer() {
    assertNotEquals(new SessionIds().newSessionId(16), new SessionIds().newSessionId(16));
  }

  /** Returns the numbers of a list, and fails if the bound is not the expected one. */
  private static final class FixedNumbers implements RandomGenerator {

    private final int expectedBound;
    private final Queue<Integer> numbers;

    FixedNumbers(int expectedBound, Integer... numbers) {
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
