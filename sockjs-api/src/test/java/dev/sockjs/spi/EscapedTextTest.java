package dev.sockjs.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EscapedTextTest {

  @ParameterizedTest
  @CsvSource({
    "001b, C0: ESC",
    "000a, C0: line feed",
    "000d, C0: carriage return",
    "0000, C0: NUL",
    "007f, DEL",
    "009b, C1: CSI",
    "0085, C1: next line",
    "2028, line separator",
    "2029, paragraph separator",
    "202e, right-to-left override",
    "2066, left-to-right isolate",
    "200f, right-to-left mark",
    "feff, byte order mark",
    "d800, high surrogate without a low one",
    "dc00, low surrogate without a high one"
  })
  void charactersThatChangeADisplayAreEscaped(String hex, String ignored) {
    String text = "a" + (char) Integer.parseInt(hex, 16) + "b";
    assertEquals("a\\u" + hex + "b", EscapedText.of(text));
    assertEquals("a\\u" + hex + "b", EscapedText.whole(text));
  }

  @Test
  void formatCharactersOutsideTheBasicPlaneAreEscapedUnitByUnit() {
    assertEquals("\\udb40\\udc41", EscapedText.of(Character.toString(0xe0041)));
  }

  @Test
  void otherTextIsKept() {
    String text = "h\u00e9 \"\\ \u05d0\u0628 \u4e2d \ud83d\udc69\u200d\ud83d\udcbb \u00a0";
    assertEquals(text, EscapedText.of(text));
    assertEquals(text, EscapedText.whole(text));
  }

  @Test
  void textIsCutAt200Units() {
    assertEquals("x".repeat(200), EscapedText.of("x".repeat(200)));
    assertEquals("x".repeat(200) + "...", EscapedText.of("x".repeat(201)));
    assertEquals("x".repeat(201), EscapedText.whole("x".repeat(201)));
    assertEquals("xx...", EscapedText.of("xxx", 2));
  }

  @Test
  void escapesAndPairsAreNotCutInside() {
    assertEquals("x".repeat(195) + "...", EscapedText.of("x".repeat(195) + "\u001b"));
    assertEquals("x".repeat(194) + "\\u001b", EscapedText.of("x".repeat(194) + "\u001b"));
    assertEquals("x".repeat(199) + "...", EscapedText.of("x".repeat(199) + "\ud83d\udc69"));
  }

  @Test
  void theResultIsShortAndPrintableForEveryCharacter() {
    for (int start = 0; start <= Character.MAX_CODE_POINT; start += 256) {
      String text =
          IntStream.range(start, start + 256)
              .mapToObj(Character::toString)
              .reduce("", String::concat);
      String shown = EscapedText.of(text);
      assertTrue(shown.length() <= 203, shown);
      assertFalse(EscapedText.whole(text).chars().anyMatch(Character::isISOControl), shown);
    }
  }
}
