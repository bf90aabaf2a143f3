package dev.sockjs.transport.streaming.services;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Optional;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Time and memory grow only with the length of an event stream. */
class EventStreamBoundsTest {

  private static final int LENGTH = 1 << 20;

  /** Each would take hours if buffered text were scanned again for each piece. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "h", "%", "%25", "data", "data\n", "data:\n", ":", "\r", "\n", "hdata\n", "\u0080"
      })
  @Timeout(60)
  void decodingTakesLinearTime(String piece) throws Exception {
    PercentDecoder percents = new PercentDecoder(Optional.empty());
    EventStreamDecoder decoder = new EventStreamDecoder(LENGTH, percents);
    byte[] bytes = piece.getBytes(ISO_8859_1);
    for (int length = 0; length < LENGTH; length += bytes.length) {
      decoder.decode(bytes, frame -> assertFalse(frame.isEmpty()));
    }
  }
}
