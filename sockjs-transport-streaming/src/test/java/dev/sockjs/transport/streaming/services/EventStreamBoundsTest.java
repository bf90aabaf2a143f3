package dev.sockjs.transport.streaming.services;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Optional;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an event stream may cost at most. */
class EventStreamBoundsTest {

  private static final int LENGTH = 1 << 20;

  /** Each would take hours if anything that was held were looked at again. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "h", "%", "%25", "data", "data\n", "data:\n", ":", "\r", "\n", "hdata\n", "\u0080"
      })
  @Timeout(60)
  void noEventStreamCostsMoreThanItsLength(String piece) throws Exception {
    PercentSigns percent = new PercentSigns(Optional.empty());
    EventStreamDecoder decoder = new EventStreamDecoder(LENGTH, percent);
    byte[] bytes = piece.getBytes(ISO_8859_1);
    for (int length = 0; length < LENGTH; length += bytes.length) {
      decoder.decode(bytes, frame -> assertFalse(frame.isEmpty()));
    }
  }
}
