package dev.sockjs.core.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bounds on the length, number and depth of messages, and on the time to decode a frame. */
class FrameCodecBoundsTest {

  private final FrameCodec codec = new FrameCodec(16);
  private final FrameCodec unbounded = new FrameCodec(Integer.MAX_VALUE);

  @Test
  void messageLongerThanTheBoundIsTooBig() {
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
  void frameWithMoreMessagesThanTheBoundIsTooBig() {
    String full =
        "a[" + String.join(",", Collections.nCopies(FrameCodec.MAX_MESSAGES, "\"\"")) + "]";

    assertEquals(
        FrameCodec.MAX_MESSAGES,
        assertInstanceOf(Frame.Messages.class, codec.decode(full)).messages().size());
    assertTooBig(codec.decode(full.replace("]", ",\"\"]")));
  }

  @Test
  void valueThatNestsDeeperThanTheBoundIsBroken() {
    String deepest = "[".repeat(JsonCursor.MAX_DEPTH) + "]".repeat(JsonCursor.MAX_DEPTH);

    assertEquals(messages(deepest), unbounded.decode("a[" + deepest + "]"));
    assertEquals(
        1002,
        assertInstanceOf(Frame.Broken.class, unbounded.decode("a[[" + deepest + "]]")).closeCode());
  }

  /** Each frame would take hours if parts of the text were searched again and again. */
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
  void decodingTimeIsProportionalToTheLength(String piece) {
    String repeated = piece.repeat((4 << 20) / piece.length());

    unbounded.decode("a[" + repeated);
    unbounded.decode("a[\"" + repeated);
    unbounded.decode("m" + repeated);
    unbounded.decode("c[" + repeated);
    unbounded.decode("c[1,\"" + repeated);
    unbounded.decode(repeated);
  }

  @Test
  void closeReasonIsCutAtTheMaximumMessageSize() {
    assertEquals(
        new Frame.Close(3000, "0123456789abcdef"), codec.decode("c[3000,\"0123456789abcdefgh\"]"));
  }

  @Test
  void errorAboutALongMessageNamesBothSizes() {
    assertEquals(
        new Frame.Broken(
            1009,
            "Message of 17 units exceeds maxMessageSize (16) at index 0: \"0123456789abcdefg\""),
        codec.raw("0123456789abcdefg"));
    assertEquals(
        new Frame.Broken(
            1009,
            "Message of 1000 units exceeds maxMessageSize (16) at index 2:"
                + " \"m\\\"xxxxxxxxxxxxxxxxxxxxxxxx\"..."),
        codec.decode("m\"" + "x".repeat(1000) + "\""));
  }

  private static Frame messages(String... messages) {
    return new Frame.Messages(List.of(messages));
  }

  private static void assertTooBig(Frame frame) {
    assertEquals(1009, assertInstanceOf(Frame.Broken.class, frame).closeCode());
  }
}
