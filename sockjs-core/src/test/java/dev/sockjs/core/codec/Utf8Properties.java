package dev.sockjs.core.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class Utf8Properties {

  @Property
  void lengthIsThatOfTheJdksEncoding(@ForAll String text) {
    String withoutLoneSurrogates =
        new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    assertEquals(
        withoutLoneSurrogates.getBytes(StandardCharsets.UTF_8).length,
        Utf8.length(withoutLoneSurrogates));
  }

  /** The first units are read in blocks. */
  @Property
  void asciiBeforeItChangesNothing(@ForAll @IntRange(max = 20) int ascii, @ForAll String text) {
    assertEquals(ascii + Utf8.length(text), Utf8.length("x".repeat(ascii) + text));
  }

  @Example
  void characterHasOneToFourBytes() {
    assertEquals(1 + 2 + 3 + 4, Utf8.length("a\u00e9\u20ac\ud83d\ude00"));
  }

  @Example
  void loneSurrogateHasThreeBytes() {
    assertEquals(3, Utf8.length("\ud800"));
    assertEquals(6, Utf8.length("\udc00\ud800"));
  }
}
