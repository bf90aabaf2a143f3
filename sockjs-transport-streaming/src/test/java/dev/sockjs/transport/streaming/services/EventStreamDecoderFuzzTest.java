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

/** Any bytes as an event stream, whole and cut between any two bytes. */
class EventStreamDecoderFuzzTest {

  private static final int ROOMY = 1 << 20;
  private static final int SMALL = 16;

  private record Outcome(List<String> frames, boolean tooLong, Optional<String> rest) {}

  @FuzzTest(maxDuration = "10m")
  void events(byte[] bytes) {
    byte[][] cutEverywhere =
        IntStream.range(0, bytes.length)
            .mapToObj(at -> Arrays.copyOfRange(bytes, at, at + 1))
            .toArray(byte[][]::new);
    for (int bound : new int[] {SMALL, ROOMY}) {
      Outcome whole = outcome(bound, bytes);

      assertEquals(whole, outcome(bound, cutEverywhere));
      assertTrue(whole.frames().stream().allMatch(frame -> frame.length() <= bound));
    }
  }

  private static Outcome outcome(int bound, byte[]... parts) {
    EventStreamDecoder decoder = new EventStreamDecoder(bound, new PercentSigns(Optional.empty()));
    List<String> frames = new ArrayList<>();
    try {
      for (byte[] part : parts) {
        decoder.decode(part, frames::add);
      }
      return new Outcome(frames, false, decoder.rest());
    } catch (FrameTooLongException e) {
      return new Outcome(frames, true, Optional.empty());
    }
  }
}
