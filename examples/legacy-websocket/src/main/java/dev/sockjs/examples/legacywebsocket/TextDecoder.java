package dev.sockjs.examples.legacywebsocket;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/** Collects the bytes of a message, and holds no more of a long one than the limit. */
final class TextDecoder {

  private final int maxLength;
  private ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** The bytes that begin a character. A message has at least as many UTF-16 units. */
  private int characters;

  /**
   * @param maxLength the longest message, in UTF-16 units
   */
  TextDecoder(int maxLength) {
    this.maxLength = maxLength;
  }

  void add(int next) throws EndedException {
    characters += (next & 0xc0) == 0x80 ? 0 : 1;
    bytes.write(next);
    // No unit has more than three bytes in UTF-8.
    require(characters <= maxLength && bytes.size() / 3 <= maxLength);
  }

  /** Returns the message, and begins the next one. */
  String take() throws EndedException {
    String message = bytes.toString(UTF_8);
    bytes = new ByteArrayOutputStream();
    characters = 0;
    require(message.length() <= maxLength);
    return message;
  }

  /** As {@link #take}, but bytes that are not UTF-8 are a violation instead of being replaced. */
  String takeStrictly() throws EndedException {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray()));
    } catch (CharacterCodingException e) {
      throw EndedException.violation(1007, "A message is not UTF-8");
    }
    return take();
  }

  private void require(boolean bound) throws EndedException {
    if (!bound) {
      throw EndedException.violation(1009, "A frame is longer than " + maxLength + " UTF-16 units");
    }
  }
}
