package dev.sockjs.http.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The result of decoding the bytes of one response, which may be any bytes.
 *
 * @param frames the frames up to the end, or before the one that is too long
 * @param tooLong true if the decoder threw {@link FrameTooLongException}
 * @param partialFrame the partial frame at the end, if the decoder did not throw
 */
record DecoderOutcome(List<String> frames, boolean tooLong, Optional<String> partialFrame) {

  private static final int LARGE = 1 << 20;
  private static final int SMALL = 8;

  static DecoderOutcome of(FrameDecoder decoder, byte[]... parts) {
    List<String> frames = new ArrayList<>();
    try {
      for (byte[] part : parts) {
        decoder.decode(part, frames::add);
      }
      return new DecoderOutcome(frames, false, decoder.partialFrame());
    } catch (FrameTooLongException e) {
      return new DecoderOutcome(frames, true, Optional.empty());
    }
  }

  /** Asserts that splitting the bytes changes nothing, with a small limit and with a large one. */
  static void assertSameHoweverSplit(IntFunction<FrameDecoder> decoders, byte[] bytes) {
    List<Integer> everywhere = IntStream.rangeClosed(0, bytes.length).boxed().toList();
    for (int limit : new int[] {SMALL, LARGE}) {
      DecoderOutcome whole = of(decoders.apply(limit), bytes);

      assertEquals(whole, of(decoders.apply(limit), Pieces.of(bytes, everywhere)));
      assertEquals(whole, of(decoders.apply(limit), Pieces.of(bytes, List.of(bytes.length / 2))));
      assertTrue(whole.frames().stream().allMatch(frame -> frame.length() <= limit));
    }
  }
}
