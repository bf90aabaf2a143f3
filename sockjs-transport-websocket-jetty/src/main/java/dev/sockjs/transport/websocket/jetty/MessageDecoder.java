package dev.sockjs.transport.websocket.jetty;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;
import org.eclipse.jetty.websocket.core.exception.BadPayloadException;
import org.eclipse.jetty.websocket.core.exception.MessageTooLargeException;

/**
 * Joins the frames of messages, and the parts of long frames, up to a bound: a message that is too
 * long is never held whole. Not thread-safe.
 */
final class MessageDecoder {

  private static final int MAX_UTF8_BYTES_PER_UNIT = 3;
  private static final char REPLACEMENT = '\ufffd';

  private final int maxLength;
  private final ByteArrayOutputStream held = new ByteArrayOutputStream();

  /**
   * @param maxLength the longest message, in UTF-16 units
   */
  MessageDecoder(int maxLength) {
    this.maxLength = maxLength;
  }

  /**
   * Adds a part.
   *
   * @param strict refuses bytes that are not UTF-8 (RFC 6455, section 8.1); else they are replaced
   * @return the message, if this part completes it
   * @throws MessageTooLargeException if the message is too long
   * @throws BadPayloadException if the message is not UTF-8
   */
  Optional<String> add(ByteBuffer part, boolean isLast, boolean strict) {
    if (held.size() + (long) part.remaining() > (long) MAX_UTF8_BYTES_PER_UNIT * maxLength) {
      throw tooLong();
    }
    byte[] bytes = new byte[part.remaining()];
    part.get(bytes);
    if (!isLast) {
      held.writeBytes(bytes);
      return Optional.empty();
    }
    if (held.size() > 0) {
      held.writeBytes(bytes);
      bytes = held.toByteArray();
      held.reset();
    }
    String message = strict ? decodeStrictly(bytes) : new String(bytes, UTF_8);
    if (message.length() > maxLength) {
      throw tooLong();
    }
    return Optional.of(message);
  }

  /** The JDK's fast path replaces what is not UTF-8, so only a replacement needs a second look. */
  private static String decodeStrictly(byte[] bytes) {
    String message = new String(bytes, UTF_8);
    if (message.indexOf(REPLACEMENT) >= 0) {
      try {
        UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      } catch (CharacterCodingException e) {
        throw new BadPayloadException("A text message is not UTF-8");
      }
    }
    return message;
  }

  private MessageTooLargeException tooLong() {
    return new MessageTooLargeException("A message is longer than " + maxLength + " units");
  }
}
