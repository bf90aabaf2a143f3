package dev.sockjs.transport.streaming.services;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sockjs.http.decode.FrameTooLongException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Decodes any bytes as an event stream, as a whole and split between any two bytes. */
class EventStreamDecoderFuzzTest {

  private static final int LARGE = 1 << 20;
  private static final int SMALL = 16;

  private record Outcome(List<String> frames, boolean tooLong, Optional<String> partialFrame) {}

  @FuzzTest(maxDuration = "10m")
  void events(byte[] bytes) {
    byte[][] splitEverywhere =
        IntStream.range(0, bytes.length)
            .mapToObj(at -> Arrays.copyOfRange(bytes, at, at + 1))
            .toArray(byte[][]::new);
    for (int limit : new int[] {SMALL, LARGE}) {
      Outcome whole = outcome(limit, bytes);

      assertEquals(whole, outcome(limit, splitEverywhere));
      assertTrue(whole.frames().stream().allMatch(frame -> frame.length() <= limit));
    }
  }

  private static Outcome outcome(int limit, byte[]... parts) {
    EventStreamDecoder decoder =
        new EventStreamDecoder(limit, new PercentDecoder(Optional.empty()));
    List<String> frames = new ArrayList<>();
    try {
      for (byte[] part : parts) {
        decoder.decode(part, frames::add);
      }
      return new Outcome(frames, false, decoder.partialFrame());
    } catch (FrameTooLongException e) {
      return new Outcome(frames, true, Optional.empty());
    }
  }
}
