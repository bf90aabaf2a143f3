package dev.sockjs.transport.websocket.container;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class MaskingKeysTest {

  /** More keys than one block has; a repeated block would leave few different ones. */
  @Test
  void keysOfSeveralBlocksDiffer() {
    MaskingKeys keys = new MaskingKeys();
    int count = 10_000;
    long different = IntStream.range(0, count).map(i -> keys.nextInt()).distinct().count();
    assertTrue(different > count - 10, () -> different + " different keys");
  }
}
