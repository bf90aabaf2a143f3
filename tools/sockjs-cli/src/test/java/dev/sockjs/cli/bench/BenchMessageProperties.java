package dev.sockjs.cli.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

final class BenchMessageProperties {

  @Property
  void everyMessageSurvivesItsText(
      @ForAll @IntRange(min = 0, max = 49_999) int session,
      @ForAll @LongRange(min = 0, max = 86_400_000_000L) long sequence,
      @ForAll @LongRange(min = 0, max = 200_000_000_000_000L) long dueNanos,
      @ForAll @IntRange(min = 64, max = 2000) int size) {
    BenchMessage message = new BenchMessage("12345678", session, sequence, dueNanos);
    String text = message.text(size);
    assertEquals(size, text.length());
    assertEquals(Optional.of(message), BenchMessage.parse(text, size));
  }
}
