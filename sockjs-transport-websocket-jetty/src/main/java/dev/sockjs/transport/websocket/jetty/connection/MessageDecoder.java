package dev.sockjs.transport.websocket.jetty.connection;

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

  private static final char REPLACEMENT = '\ufffd';

  private final int maxLength;
  private final ByteArrayOutputStream held = new ByteArrayOutputStream();

  /** Characters that begin in the bytes held; each makes one unit or two. */
  private long heldCharacters;

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
    byte[] bytes = new byte[part.remaining()];
    part.get(bytes);
    if (!isLast || held.size() > 0) {
      hold(bytes);
      if (!isLast) {
        return Optional.empty();
      }
      bytes = held.toByteArray();
      held.reset();
      heldCharacters = 0;
    }
    String message = strict ? decodeStrictly(bytes) : new String(bytes, UTF_8);
    if (message.length() > maxLength) {
      throw tooLong();
    }
    return Optional.of(message);
  }

  private void hold(byte[] bytes) {
    for (byte each : bytes) {
      if ((each & 0xc0) != 0x80) {
        heldCharacters++;
      }
    }
    // Continuation bytes without a character are not UTF-8, but must not fill the memory either.
    if (heldCharacters > maxLength || held.size() + (long) bytes.length > 4L * maxLength + 3) {
      throw tooLong();
    }
    held.writeBytes(bytes);
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
    return new MessageTooLargeException("A frame is longer than " + maxLength + " UTF-16 units");
  }
}
