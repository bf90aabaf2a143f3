package dev.sockjs.http.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * What a decoder makes of the bytes of one answer, whatever that is.
 *
 * @param frames up to the end, or to the one that is too long
 * @param tooLong whether it gave up
 * @param rest what it says of the rest, if it did not
 */
record DecoderOutcome(List<String> frames, boolean tooLong, Optional<String> rest) {

  private static final int ROOMY = 1 << 20;
  private static final int SMALL = 8;

  static DecoderOutcome of(FrameDecoder decoder, byte[]... parts) {
    List<String> frames = new ArrayList<>();
    try {
      for (byte[] part : parts) {
        decoder.decode(part, frames::add);
      }
      return new DecoderOutcome(frames, false, decoder.rest());
    } catch (FrameTooLongException e) {
      return new DecoderOutcome(frames, true, Optional.empty());
    }
  }

  /**
   * Cuts between any two bytes have to change nothing, under a small bound as under a large one.
   */
  static void assertTheSameHoweverCut(IntFunction<FrameDecoder> decoders, byte[] bytes) {
    List<Integer> everywhere = IntStream.rangeClosed(0, bytes.length).boxed().toList();
    for (int bound : new int[] {SMALL, ROOMY}) {
      DecoderOutcome whole = of(decoders.apply(bound), bytes);

      assertEquals(whole, of(decoders.apply(bound), Pieces.of(bytes, everywhere)));
      assertEquals(whole, of(decoders.apply(bound), Pieces.of(bytes, List.of(bytes.length / 2))));
      assertTrue(whole.frames().stream().allMatch(frame -> frame.length() <= bound));
    }
  }
}
