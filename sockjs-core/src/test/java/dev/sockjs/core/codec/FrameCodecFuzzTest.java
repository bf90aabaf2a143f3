package dev.sockjs.core.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Decodes any text that UTF-8 can encode, and compares the result with that of Jackson, and with
 * that of a codec that accepts only short messages.
 */
class FrameCodecFuzzTest {

  private static final int SMALL = 8;

  private final FrameCodec codec = new FrameCodec(Integer.MAX_VALUE);
  private final FrameCodec bounded = new FrameCodec(SMALL);
  private final JacksonReference jackson = new JacksonReference();

  @FuzzTest(maxDuration = "10m")
  void frame(byte[] bytes) {
    String text = new String(bytes, UTF_8);
    Frame frame = codec.decode(text);

    if (text.startsWith("a")) {
      jackson.assertSameMessages(text.substring(1), frame);
    }
    if (frame instanceof Frame.Messages messages) {
      if (text.startsWith("m")) {
        jackson.assertSameMessages("[" + text.substring(1) + "]", frame);
      }
      assertUnchangedAfterQuoting(messages.messages());
    }
    assertBounded(frame, bounded.decode(text));
  }

  private void assertUnchangedAfterQuoting(List<String> messages) {
    String batch = messages.stream().map(MessageQuoter::quote).collect(Collectors.joining(","));

    assertEquals(new Frame.Messages(messages), codec.decode("a[" + batch + "]"));
  }

  private static void assertBounded(Frame frame, Frame ofBounded) {
    if (ofBounded instanceof Frame.Messages messages) {
      assertTrue(messages.messages().stream().allMatch(message -> message.length() <= SMALL));
      assertEquals(frame, ofBounded);
    } else if (frame instanceof Frame.Messages) {
      assertEquals(1009, assertInstanceOf(Frame.Broken.class, ofBounded).closeCode());
    }
  }
}
