package dev.sockjs.core.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages that are decoded in several pieces, with escape sequences at the edges of pieces. */
class UnescaperPiecesTest {

  private static final int PIECE = Unescaper.PIECE;

  private final FrameCodec codec = new FrameCodec(Integer.MAX_VALUE);

  static IntStream edges() {
    return IntStream.concat(
        IntStream.rangeClosed(PIECE - 9, PIECE + 6),
        IntStream.rangeClosed(2 * PIECE - 8, 2 * PIECE + 4));
  }

  @ParameterizedTest
  @MethodSource("edges")
  void escapedUnitMayBeAtAnyEdge(int length) {
    for (String unit : List.of("\n", "\u0001", "\ud83d\ude00", "\"", "\\")) {
      assertUnchangedAfterQuoting("x".repeat(length) + unit);
      assertUnchangedAfterQuoting("x".repeat(length) + unit + "y".repeat(length) + unit + unit);
      assertUnchangedAfterQuoting(unit + "ж".repeat(length) + unit + "z");
    }
  }

  @ParameterizedTest
  @MethodSource("edges")
  void messageOfEscapesMayEndAtAnyEdge(int length) {
    assertUnchangedAfterQuoting("\t".repeat(length));
    assertUnchangedAfterQuoting("\u2028".repeat(length));
  }

  @Test
  void longAndShortMessagesMayBeMixed() {
    List<String> messages =
        List.of("\n", "\n".repeat(5 * PIECE), "plain", "x".repeat(3 * PIECE) + "\n", "\ud800", "");

    assertEquals(new Frame.Messages(messages), codec.decode(frame(messages)));
  }

  @Test
  void truncatedLongMessageIsBroken() {
    String cut = "a[\"" + "\\n".repeat(3 * PIECE);

    assertEquals(1002, ((Frame.Broken) codec.decode(cut)).closeCode());
    assertEquals(1002, ((Frame.Broken) codec.decode(cut + "\\")).closeCode());
  }

  private void assertUnchangedAfterQuoting(String message) {
    assertEquals(new Frame.Messages(List.of(message)), codec.decode(frame(List.of(message))));
    assertEquals(
        new Frame.Messages(List.of(message)), codec.decode("m" + MessageQuoter.quote(message)));
  }

  private static String frame(List<String> messages) {
    return "a[" + String.join(",", messages.stream().map(MessageQuoter::quote).toList()) + "]";
  }
}
