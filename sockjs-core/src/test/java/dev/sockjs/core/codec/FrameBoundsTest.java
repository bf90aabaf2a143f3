package dev.sockjs.core.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a frame may cost at most: in length, count, depth and time. */
class FrameBoundsTest {

  private final FrameCodec codec = new FrameCodec(16);
  private final FrameCodec roomy = new FrameCodec(Integer.MAX_VALUE);

  @Test
  void messageMayBeAsLongAsTheBoundAndNoLonger() {
    assertEquals(messages("0123456789abcdef"), codec.decode("a[\"0123456789abcdef\"]"));
    assertEquals(messages("\n123456789abcdef"), codec.decode("a[\"\\n123456789abcdef\"]"));
    assertEquals(messages("[3456789, 12345]"), codec.decode("a[[3456789, 12345]]"));
    assertTooBig(codec.decode("a[\"0123456789abcdefg\"]"));
    assertTooBig(codec.decode("a[\"\\n123456789abcdefg\"]"));
    assertTooBig(codec.decode("a[\"x\",[3456789, 123456]]"));
    assertTooBig(codec.decode("m\"0123456789abcdefg\""));
    assertTooBig(codec.raw("0123456789abcdefg"));
  }

  @Test
  void frameHoldsNoMoreMessagesThanTheBound() {
    String full =
        "a[" + String.join(",", Collections.nCopies(FrameCodec.MAX_MESSAGES, "\"\"")) + "]";

    assertEquals(
        FrameCodec.MAX_MESSAGES,
        assertInstanceOf(Frame.Messages.class, codec.decode(full)).messages().size());
    assertTooBig(codec.decode(full.replace("]", ",\"\"]")));
  }

  @Test
  void valueNestsNoDeeperThanTheBound() {
    String deepest = "[".repeat(JsonCursor.MAX_DEPTH) + "]".repeat(JsonCursor.MAX_DEPTH);

    assertEquals(messages(deepest), roomy.decode("a[" + deepest + "]"));
    assertEquals(
        1002,
        assertInstanceOf(Frame.Broken.class, roomy.decode("a[[" + deepest + "]]")).closeCode());
  }

  /** Each would take hours if any place were searched twice. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[",
        "{\"\":",
        "\"",
        "\\",
        "\\\"",
        "\"\\\"",
        "\"\",",
        "\"\\n\",",
        "1,",
        "{\"\\n\":1},",
        "h",
        "\n",
        "9"
      })
  @Timeout(60)
  void hostileFrameCostsNoMoreThanItsLength(String piece) {
    String soup = piece.repeat((4 << 20) / piece.length());

    roomy.decode("a[" + soup);
    roomy.decode("a[\"" + soup);
    roomy.decode("m" + soup);
    roomy.decode("c[" + soup);
    roomy.decode("c[1,\"" + soup);
    roomy.decode(soup);
  }

  @Test
  void closeReasonIsCutWhereAMessageWouldBeTooBig() {
    assertEquals(
        new Frame.Close(3000, "0123456789abcdef"), codec.decode("c[3000,\"0123456789abcdefgh\"]"));
  }

  @Test
  void complaintAboutABigMessageTellsBothSizes() {
    assertEquals(
        new Frame.Broken(
            1009, "Message of 17 units, more than 16, at index 0: \"0123456789abcdefg\""),
        codec.raw("0123456789abcdefg"));
    assertEquals(
        new Frame.Broken(
            1009,
            "Message of 1000 units, more than 16, at index 2: \"m\\\"xxxxxxxxxxxxxxxxxxxxxxxx\"..."),
        codec.decode("m\"" + "x".repeat(1000) + "\""));
  }

  private static Frame messages(String... messages) {
    return new Frame.Messages(List.of(messages));
  }

  private static void assertTooBig(Frame frame) {
    assertEquals(1009, assertInstanceOf(Frame.Broken.class, frame).closeCode());
  }
}
