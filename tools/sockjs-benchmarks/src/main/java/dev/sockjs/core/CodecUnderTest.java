package dev.sockjs.core;

import dev.sockjs.core.codec.Frame;
import dev.sockjs.core.codec.FrameCodec;
import dev.sockjs.core.codec.MessageQuoter;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/** Lets the benchmarks, which are on the class path, at the codec as the engine uses it. */
@NullMarked
public final class CodecUnderTest {

  private final FrameCodec codec = new FrameCodec(4 << 20);

  /** The messages of an array frame. */
  public List<String> decode(String frame) {
    return ((Frame.Messages) codec.decode(frame)).messages();
  }

  /** The literal that stands for {@code message} in a batch. */
  public String quote(String message) {
    return MessageQuoter.quote(message);
  }
}
