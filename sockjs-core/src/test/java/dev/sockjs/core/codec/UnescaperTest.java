package dev.sockjs.core.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** RFC 8259 section 7, for every unit. */
class UnescaperTest {

  private final FrameCodec codec = new FrameCodec(Integer.MAX_VALUE);

  @Test
  void everyUnitMayBeAUnicodeEscapeWithDigitsOfEitherCase() {
    for (int unit = 0; unit <= Character.MAX_VALUE; unit++) {
      Frame.Messages message = new Frame.Messages(List.of("a" + (char) unit + "b"));
      String digits = String.format("%04x", unit);

      assertEquals(message, codec.decode("a[\"a\\u" + digits + "b\"]"));
      assertEquals(message, codec.decode("a[\"a\\u" + digits.toUpperCase(Locale.ROOT) + "b\"]"));
    }
  }

  @Test
  void onlyEightUnitsAreShortEscapes() {
    for (int unit = 0; unit <= Character.MAX_VALUE; unit++) {
      boolean isShortEscape = "\"\\/bfnrt".indexOf(unit) >= 0;
      Frame frame = codec.decode("a[\"\\" + (char) unit + "\"]");

      assertEquals(isShortEscape, frame instanceof Frame.Messages, frame::toString);
    }
  }

  @Test
  void onlyTwentyTwoUnitsAreHexadecimalDigits() {
    for (int unit = 0; unit <= Character.MAX_VALUE; unit++) {
      boolean isDigit = "0123456789abcdefABCDEF".indexOf(unit) >= 0;
      for (int place = 0; place < 4; place++) {
        String digits = "000".substring(place) + (char) unit + "000".substring(3 - place);
        Frame frame = codec.decode("a[\"\\u" + digits + "\"]");

        assertEquals(isDigit, frame instanceof Frame.Messages, frame::toString);
      }
    }
  }
}
