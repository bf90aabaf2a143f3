package dev.sockjs.transport.websocket.connection;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/**
 * Assembles messages from their parts, up to a maximum length, so that a message that is too long
 * is never in memory as a whole. Confined to the thread that receives.
 */
final class MessageAssembler {

  private static final int MAX_UTF8_BYTES_PER_UNIT = 3;

  private final int maxLength;
  private final Sink sink;
  private final StringBuilder text = new StringBuilder();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** Receives the messages. */
  interface Sink {

    /** A message is complete. */
    void message(String text);

    /** A part arrived that does not complete a message. */
    void part();

    /** The parts of a message are too long together and were dropped. */
    void tooLong();
  }

  /**
   * Creates an assembler without parts.
   *
   * @param maxLength the maximum length of a message in UTF-16 units
   */
  MessageAssembler(int maxLength, Sink sink) {
    this.maxLength = maxLength;
    this.sink = sink;
  }

  /** Adds a part of a text message. */
  void text(String part, boolean last) {
    if (text.length() + (long) part.length() > maxLength) {
      text.setLength(0);
      sink.tooLong();
    } else if (!last) {
      text.append(part);
      sink.part();
    } else if (text.isEmpty()) {
      sink.message(part);
    } else {
      String message = text.append(part).toString();
      text.setLength(0);
      sink.message(message);
    }
  }

  /** Adds a part of a binary message, which is decoded as UTF-8. */
  void binary(ByteBuffer part, boolean last) {
    if (bytes.size() + (long) part.remaining() > (long) maxLength * MAX_UTF8_BYTES_PER_UNIT) {
      bytes.reset();
      sink.tooLong();
      return;
    }
    byte[] copy = new byte[part.remaining()];
    part.get(copy);
    bytes.writeBytes(copy);
    if (last) {
      String message = bytes.toString(UTF_8);
      bytes.reset();
      text(message, true);
    } else {
      sink.part();
    }
  }
}
