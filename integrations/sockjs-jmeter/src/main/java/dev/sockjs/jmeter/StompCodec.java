package dev.sockjs.jmeter;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Writes and reads STOMP 1.2 frames. A SockJS message holds whole frames, and may hold several;
 * line ends between them are heart-beats and are skipped.
 */
final class StompCodec {
  /** The frames without escapes in their headers (STOMP 1.2, "Value Encoding"). */
  private static final Set<String> UNESCAPED = Set.of("CONNECT", "CONNECTED");

  private static final String CONTENT_LENGTH = "content-length";

  private StompCodec() {}

  static String encode(StompFrame frame) {
    boolean escape = !UNESCAPED.contains(frame.command());
    StringBuilder text = new StringBuilder(frame.command()).append('\n');
    for (StompHeader header : frame.headers()) {
      append(header.name(), escape, text);
      text.append(':');
      append(header.value(), escape, text);
      text.append('\n');
    }
    if (!frame.body().isEmpty() && frame.header(CONTENT_LENGTH).isEmpty()) {
      text.append(CONTENT_LENGTH).append(':').append(utf8Length(frame.body())).append('\n');
    }
    return text.append('\n').append(frame.body()).append('\0').toString();
  }

  private static void append(String value, boolean escape, StringBuilder text) {
    if (!escape) {
      text.append(value);
      return;
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case ':' -> text.append("\\c");
        default -> text.append(c);
      }
    }
  }

  /**
   * Reads the frames of a message.
   *
   * @throws SampleFailure if the message does not consist of whole frames
   */
  static List<StompFrame> decode(String message) {
    return new Reader(message).frames();
  }

  static int utf8Length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** Reads one message from its start to its end. */
  private static final class Reader {
    private final String message;
    private int next;

    Reader(String message) {
      this.message = message;
    }

    List<StompFrame> frames() {
      List<StompFrame> frames = new ArrayList<>();
      skipLineEnds();
      while (next < message.length()) {
        frames.add(frame());
        skipLineEnds();
      }
      return frames;
    }

    private void skipLineEnds() {
      while (next < message.length()
          && (message.charAt(next) == '\n' || message.charAt(next) == '\r')) {
        next++;
      }
    }

    private StompFrame frame() {
      String command = line();
      boolean escaped = !UNESCAPED.contains(command);
      List<StompHeader> headers = new ArrayList<>();
      for (String line = line(); !line.isEmpty(); line = line()) {
        int colon = line.indexOf(':');
        if (colon < 0) {
          throw failure("a header without a colon");
        }
        headers.add(
            new StompHeader(
                value(line.substring(0, colon), escaped),
                value(line.substring(colon + 1), escaped)));
      }
      return new StompFrame(command, headers, body(new StompFrame(command, headers, "")));
    }

    private String line() {
      int end = message.indexOf('\n', next);
      if (end < 0) {
        throw failure("no empty line after the headers");
      }
      int textEnd = end > next && message.charAt(end - 1) == '\r' ? end - 1 : end;
      String line = message.substring(next, textEnd);
      next = end + 1;
      return line;
    }

    private String body(StompFrame head) {
      int end =
          head.header(CONTENT_LENGTH).map(this::endOfBody).orElse(message.indexOf('\0', next));
      if (end < 0 || end >= message.length() || message.charAt(end) != '\0') {
        throw failure("no NUL after the body");
      }
      String body = message.substring(next, end);
      next = end + 1;
      return body;
    }

    /** Returns the index of the first character after a number of UTF-8 bytes, or -1. */
    private int endOfBody(String contentLength) {
      int bytes;
      try {
        bytes = Integer.parseInt(contentLength.strip());
      } catch (NumberFormatException e) {
        throw failure("content-length \"" + contentLength + "\"");
      }
      int index = next;
      while (bytes > 0 && index < message.length()) {
        int codePoint = message.codePointAt(index);
        bytes -= utf8Length(codePoint);
        index += Character.charCount(codePoint);
      }
      return bytes == 0 ? index : -1;
    }

    /** As {@link String#getBytes} counts: a lone surrogate becomes a question mark. */
    private static int utf8Length(int codePoint) {
      if (codePoint < 0x80 || (codePoint >= 0xD800 && codePoint <= 0xDFFF)) {
        return 1;
      }
      return codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
    }

    private String value(String text, boolean escaped) {
      if (!escaped || text.indexOf('\\') < 0) {
        return text;
      }
      StringBuilder value = new StringBuilder();
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        value.append(c == '\\' ? unescaped(text, ++i) : c);
      }
      return value.toString();
    }

    private char unescaped(String text, int index) {
      return switch (index < text.length() ? text.charAt(index) : ' ') {
        case '\\' -> '\\';
        case 'n' -> '\n';
        case 'r' -> '\r';
        case 'c' -> ':';
        default -> throw failure("an unknown escape in a header");
      };
    }

    private SampleFailure failure(String what) {
      String start = message.length() > 100 ? message.substring(0, 100) + "..." : message;
      return new SampleFailure(
          SampleFailure.STOMP_ERROR, "Not a STOMP frame, " + what + ": \"" + start + "\"");
    }
  }
}
