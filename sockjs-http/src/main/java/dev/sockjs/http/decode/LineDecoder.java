package dev.sockjs.http.decode;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A frame a line, UTF-8, ended by a line feed (sockjs-protocol 0.3.3, "XhrPolling" and
 * "XhrStreaming"). A carriage return before it is dropped, an empty line is no frame.
 *
 * <p>A line that lies within the bytes of one call, as most do, is decoded where it is; only the
 * beginning of a longer one is held.
 */
public final class LineDecoder implements FrameDecoder {

  private static final byte[] NOTHING = {};

  private final int maxLength;
  private byte[] held = NOTHING;
  private int heldBytes;
  private long heldCharacters;

  public LineDecoder(int maxLength) {
    this.maxLength = maxLength;
  }

  @Override
  public void decode(byte[] bytes, Consumer<String> frames) throws FrameTooLongException {
    int from = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        String line = line(bytes, from, i);
        if (!line.isEmpty()) {
          frames.accept(line);
        }
        from = i + 1;
      }
    }
    hold(bytes, from, bytes.length);
  }

  @Override
  public Optional<String> rest() {
    return Optional.of(heldText()).filter(text -> !text.isEmpty());
  }

  private String heldText() {
    return text(held, 0, heldBytes);
  }

  private String line(byte[] bytes, int from, int to) throws FrameTooLongException {
    String line;
    if (heldBytes == 0) {
      line = text(bytes, from, to);
    } else {
      hold(bytes, from, to);
      line = heldText();
      held = NOTHING;
      heldBytes = 0;
      heldCharacters = 0;
    }
    if (line.length() > maxLength) {
      throw new FrameTooLongException(maxLength);
    }
    return line;
  }

  private static String text(byte[] bytes, int from, int to) {
    int end = to > from && bytes[to - 1] == '\r' ? to - 1 : to;
    return new String(bytes, from, end - from, UTF_8);
  }

  private void hold(byte[] bytes, int from, int to) throws FrameTooLongException {
    int added = to - from;
    heldCharacters += characters(bytes, from, to);
    // One more of each, for a carriage return. No character makes less than a unit, and no unit
    // takes more than three bytes: a line that would fit, however broken, is never refused.
    if (heldCharacters > maxLength + 1L || heldBytes + (long) added > 3L * maxLength + 1) {
      throw new FrameTooLongException(maxLength);
    }
    if (heldBytes + added > held.length) {
      held = Arrays.copyOf(held, Math.max(heldBytes + added, 2 * heldBytes));
    }
    System.arraycopy(bytes, from, held, heldBytes, added);
    heldBytes += added;
  }

  /** The characters that begin in UTF-8 bytes (RFC 3629). */
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
