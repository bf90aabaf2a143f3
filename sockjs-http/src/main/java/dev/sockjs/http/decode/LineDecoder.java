package dev.sockjs.http.decode;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Decodes one frame from each line. A line is UTF-8 and ends with a line feed (sockjs-protocol
 * 0.3.3, "XhrPolling" and "XhrStreaming"). A carriage return before the line feed is dropped, and
 * empty lines are ignored.
 *
 * <p>A line that lies within the bytes of one call, as most do, is decoded without a copy. Only the
 * beginning of a line that continues in the next call is buffered.
 */
public final class LineDecoder implements FrameDecoder {

  private static final byte[] EMPTY = {};

  private final int maxLength;
  private byte[] buffer = EMPTY;
  private int bufferedBytes;
  private long bufferedCharacters;

  /**
   * Creates a decoder for one response.
   *
   * @param maxLength the length of the longest frame, in UTF-16 units
   */
  public LineDecoder(int maxLength) {
    this.maxLength = maxLength;
  }

  @Override
  public void decode(byte[] bytes, Consumer<String> frames) throws FrameTooLongException {
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        String line = endLine(bytes, start, i);
        if (!line.isEmpty()) {
          frames.accept(line);
        }
        start = i + 1;
      }
    }
    buffer(bytes, start, bytes.length);
  }

  @Override
  public Optional<String> partialFrame() {
    return Optional.of(bufferedText()).filter(text -> !text.isEmpty());
  }

  private String bufferedText() {
    return text(buffer, 0, bufferedBytes);
  }

  /** Returns the buffered text and the given bytes as one line, and clears the buffer. */
  private String endLine(byte[] bytes, int from, int to) throws FrameTooLongException {
    String line;
    if (bufferedBytes == 0) {
      line = text(bytes, from, to);
    } else {
      buffer(bytes, from, to);
      line = bufferedText();
      buffer = EMPTY;
      bufferedBytes = 0;
      bufferedCharacters = 0;
    }
    if (line.length() > maxLength) {
      throw new FrameTooLongException(maxLength);
    }
    return line;
  }

  /** Decodes bytes, without a carriage return at their end. */
  private static String text(byte[] bytes, int from, int to) {
    int end = to > from && bytes[to - 1] == '\r' ? to - 1 : to;
    return new String(bytes, from, end - from, UTF_8);
  }

  private void buffer(byte[] bytes, int from, int to) throws FrameTooLongException {
    int added = to - from;
    bufferedCharacters += characters(bytes, from, to);
    // A character yields at least one UTF-16 unit, and a unit takes at most three bytes. So these
    // limits never refuse a line that fits, even if its UTF-8 is broken. Each allows one more for a
    // carriage return.
    if (bufferedCharacters > maxLength + 1L || bufferedBytes + (long) added > 3L * maxLength + 1) {
      throw new FrameTooLongException(maxLength);
    }
    if (bufferedBytes + added > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(bufferedBytes + added, 2 * bufferedBytes));
    }
    System.arraycopy(bytes, from, buffer, bufferedBytes, added);
    bufferedBytes += added;
  }

  /** Counts the characters that begin in UTF-8 bytes (RFC 3629). */
  private static long characters(byte[] bytes, int from, int to) {
    long characters = 0;
    for (int i = from; i < to; i++) {
      if ((bytes[i] & 0xc0) != 0x80) {
        characters++;
      }
    }
    return characters;
  }
}
