package dev.sockjs.core.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.stream.Collectors;

/** Any text that UTF-8 can carry, as a frame: the codec against Jackson and against itself. */
class FrameCodecFuzzTest {

  private static final int SMALL = 8;

  private final FrameCodec codec = new FrameCodec(Integer.MAX_VALUE);
  private final FrameCodec strict = new FrameCodec(SMALL);
  private final JacksonOracle jackson = new JacksonOracle();

  @FuzzTest(maxDuration = "10m")
  void frame(byte[] bytes) {
    String text = new String(bytes, UTF_8);
    Frame frame = codec.decode(text);

    if (text.startsWith("a")) {
      jackson.assertSaysTheSame(text.substring(1), frame);
    }
    if (frame instanceof Frame.Messages messages) {
      if (text.startsWith("m")) {
        jackson.assertSaysTheSame("[" + text.substring(1) + "]", frame);
      }
      assertComeBack(messages.messages());
    }
    assertBounded(frame, strict.decode(text));
  }

  private void assertComeBack(List<String> messages) {
    String batch = messages.stream().map(MessageQuoter::quote).collect(Collectors.joining(","));

    assertEquals(new Frame.Messages(messages), codec.decode("a[" + batch + "]"));
  }

  private static void assertBounded(Frame frame, Frame bounded) {
    if (bounded instanceof Frame.Messages messages) {
      assertTrue(messages.messages().stream().allMatch(message -> message.length() <= SMALL));
      assertEquals(frame, bounded);
    } else if (frame instanceof Frame.Messages) {
      assertEquals(1009, assertInstanceOf(Frame.Broken.class, bounded).closeCode());
    }
  }
}
