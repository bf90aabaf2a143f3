package dev.sockjs.cli.stomp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Decoder for the frames in received messages. A message can have several frames, a part of one, or
 * only line ends, which are heart-beats. Not thread-safe.
 */
public final class StompDecoder {

  private static final String CONTENT_LENGTH = "content-length";

  private final int maxLength;
  private String rest = "";

  /**
   * Creates a decoder.
   *
   * @param maxLength the longest frame, in UTF-16 units
   */
  public StompDecoder(int maxLength) {
    this.maxLength = maxLength;
  }

  /**
   * Returns the frames that a message completes.
   *
   * @throws StompException if the text is not STOMP or a frame is too long; the decoder cannot be
   *     used after that
   */
  public List<StompFrame> decode(String message) {
    rest += message;
    List<StompFrame> frames = new ArrayList<>();
    int start = skipLineEnds(0);
    int end = endOfFrame(start);
    while (end >= 0) {
      frames.add(frame(rest.substring(start, end)));
      start = skipLineEnds(end + 1);
      end = endOfFrame(start);
    }
    rest = rest.substring(start);
    if (rest.length() > maxLength) {
      throw new StompException("no end of a frame after " + maxLength + " characters", rest);
    }
    return frames;
  }

  /** Returns the index of the first character that is not part of an end of line. */
  private int skipLineEnds(int from) {
    int index = from;
    while (index < rest.length() && (rest.charAt(index) == '\n' || rest.charAt(index) == '\r')) {
      index++;
    }
    return index;
  }

  /** Returns the index of the NUL, or -1 if it has not arrived. */
  private int endOfFrame(int start) {
    int nul = rest.indexOf(StompFrame.NUL, start);
    int head = nul < 0 ? -1 : headLength(rest.substring(start, nul));
    if (head < 0) {
      return nul;
    }
    String length = headers(rest.substring(start, start + head)).get(CONTENT_LENGTH);
    return length == null ? nul : endOfBody(start + head, length);
  }

  /** A body with a content-length can contain NUL. The length counts bytes in UTF-8. */
  private int endOfBody(int body, String length) {
    int bytes = 0;
    int index = body;
    int wanted = parse(length);
    while (index < rest.length() && bytes < wanted) {
      int character = rest.codePointAt(index);
      bytes += new String(Character.toChars(character)).getBytes(StandardCharsets.UTF_8).length;
      index += Character.charCount(character);
    }
    if (bytes < wanted || index >= rest.length()) {
      return -1;
    }
    if (rest.charAt(index) != StompFrame.NUL) {
      throw new StompException("the body is longer than its content-length", rest);
    }
    return index;
  }

  private static int parse(String length) {
    try {
      int bytes = Integer.parseInt(length.strip());
      if (bytes >= 0) {
        return bytes;
      }
    } catch (NumberFormatException e) {
      // Reported below, like a negative number.
    }
    throw new StompException("the content-length is not a number of bytes", length);
  }

  private static StompFrame frame(String text) {
    int head = headLength(text);
    if (head < 0) {
      throw new StompException("no blank line after the headers", text);
    }
    String command = withoutCr(text.substring(0, text.indexOf('\n')));
    if (!command.matches("[A-Z]+")) {
      throw new StompException("not a command", command);
    }
    boolean escapes = StompEscapes.areUsedBy(command);
    Map<String, String> headers = new LinkedHashMap<>();
    headers(text.substring(0, head))
        .forEach(
            (name, value) ->
                headers.put(
                    escapes ? StompEscapes.unescape(name) : name,
                    escapes ? StompEscapes.unescape(value) : value));
    return new StompFrame(command, headers, text.substring(head));
  }

  /** Returns the length up to and with the blank line, or -1 if there is none. */
  private static int headLength(String text) {
    int lf = text.indexOf("\n\n");
    int crLf = text.indexOf("\n\r\n");
    if (lf < 0 && crLf < 0) {
      return -1;
    }
    return crLf < 0 || (lf >= 0 && lf < crLf) ? lf + 2 : crLf + 3;
  }

  /** Returns the headers of a head, with escapes. The first of repeated headers counts. */
  private static Map<String, String> headers(String head) {
    Map<String, String> headers = new LinkedHashMap<>();
    head.lines()
        .skip(1)
        .filter(line -> !line.isEmpty())
        .forEach(
            line -> {
              int colon = line.indexOf(':');
              if (colon < 0) {
                throw new StompException("a header has no colon", line);
              }
              headers.putIfAbsent(line.substring(0, colon), line.substring(colon + 1));
            });
    return headers;
  }

  private static String withoutCr(String line) {
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }
}
