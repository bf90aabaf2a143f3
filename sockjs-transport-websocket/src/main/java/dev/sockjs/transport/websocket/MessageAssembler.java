package dev.sockjs.transport.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/**
 * Puts messages together from their fragments, up to a length, so that a message that is too long
 * is never held whole. Belongs to the thread that receives.
 */
final class MessageAssembler {

  private static final int MOST_UTF8_BYTES_PER_UNIT = 3;

  private final int maxLength;
  private final Taker taker;
  private final StringBuilder text = new StringBuilder();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** What becomes of the parts. */
  interface Taker {

    void message(String text);

    /** A part came, and the message goes on. */
    void part();

    /** The message, as far as it has come, is too long; it is dropped. */
    void tooLong();
  }

  /**
   * Begins without a part.
   *
   * @param maxLength how long a message may be, in UTF-16 units
   */
  MessageAssembler(int maxLength, Taker taker) {
    this.maxLength = maxLength;
    this.taker = taker;
  }

  void text(String part, boolean last) {
    if (text.length() + (long) part.length() > maxLength) {
      text.setLength(0);
      taker.tooLong();
    } else if (!last) {
      text.append(part);
      taker.part();
    } else if (text.isEmpty()) {
      taker.message(part);
    } else {
      String whole = text.append(part).toString();
      text.setLength(0);
      taker.message(whole);
    }
  }

  /** Binary messages count as their text in UTF-8. */
  void binary(ByteBuffer part, boolean last) {
    if (bytes.size() + (long) part.remaining() > (long) maxLength * MOST_UTF8_BYTES_PER_UNIT) {
      bytes.reset();
      taker.tooLong();
      return;
    }
    byte[] copy = new byte[part.remaining()];
    part.get(copy);
    bytes.writeBytes(copy);
    if (last) {
      String whole = bytes.toString(UTF_8);
      bytes.reset();
      text(whole, true);
    } else {
      taker.part();
    }
  }
}
