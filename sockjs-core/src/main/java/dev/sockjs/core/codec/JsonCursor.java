package dev.sockjs.core.codec;

import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON of one frame from start to end.
 *
 * <p>It follows RFC 8259 with one leniency: strings may contain unescaped control characters,
 * because a frame with one is complete and unambiguous. Escaped surrogates need not be paired. No
 * part of the text is searched twice, so the cost of any input is proportional to its length.
 *
 * <p>It does not use Jackson, even for values that are not strings: one parser per value would read
 * ahead by a buffer, reject the comma after a number, and impose limits of its own. Finding the end
 * of a value takes less code than working around that.
 */
final class JsonCursor {

  /** The most arrays and objects inside each other, in one message. */
  static final int MAX_DEPTH = 100;

  private static final int END = -1;

  private final String text;
  private final int maxMessageSize;

  /** The index of the next unit to read. */
  private int position;

  /** The index of the next backslash, as last searched; the text's length if there is none. */
  private int backslash = -1;

  /** Created for the first string that contains an escape sequence. */
  private @Nullable Unescaper unescaper;

  /** Creates a cursor at an index of a text, for strings of at most {@code maxMessageSize}. */
  JsonCursor(String text, int start, int maxMessageSize) {
    this.text = text;
    this.position = start;
    this.maxMessageSize = maxMessageSize;
  }

  static boolean isSpace(char unit) {
    return unit == ' ' || unit == '\n' || unit == '\r' || unit == '\t';
  }

  /** Tells if only white space is left. */
  boolean isAtEnd() {
    return peek() == END;
  }

  void expectEnd() throws BrokenFrameException {
    if (!isAtEnd()) {
      throw broken("Expected the end of the frame");
    }
  }

  /** Skips white space, and {@code wanted} if that is next. Returns true if it was. */
  boolean skip(char wanted) {
    return take(wanted) || (peek() == wanted && take(wanted));
  }

  void expect(char wanted) throws BrokenFrameException {
    if (!skip(wanted)) {
      throw broken("Expected " + wanted);
    }
  }

  /** Reads a value as a message: the content of a string, or the JSON text of any other value. */
  String message() throws BrokenFrameException {
    if (skip('"')) {
      return restOfString();
    }
    int start = position;
    skipValue(0);
    checkSize(position - start, start);
    return text.substring(start, position);
  }

  /** Reads a number that fits into an {@code int}. */
  int integer() throws BrokenFrameException {
    peek();
    int start = position;
    skipNumber();
    try {
      return Integer.parseInt(text, start, position, 10);
    } catch (NumberFormatException e) {
      throw BrokenFrameException.protocolError("Expected an integer", text, start);
    }
  }

  /** Reads a string. */
  String string() throws BrokenFrameException {
    expect('"');
    return restOfString();
  }

  private String restOfString() throws BrokenFrameException {
    int start = position;
    int quote = text.indexOf('"', start);
    if (quote < 0) {
      throw broken("Unterminated string");
    }
    int escape = backslashFrom(start);
    if (escape < quote) {
      return unescaped(start, escape);
    }
    checkSize(quote - start, start);
    position = quote + 1;
    return text.substring(start, quote);
  }

  private String unescaped(int start, int escape) throws BrokenFrameException {
    if (unescaper == null) {
      unescaper = new Unescaper(text, start);
    }
    String content = unescaper.read(start, escape);
    position = unescaper.end();
    checkSize(content.length(), start);
    return content;
  }

  /**
   * Returns the index of the next backslash, or the text's length. The index is remembered, because
   * otherwise each message would search the rest of the text.
   */
  private int backslashFrom(int start) {
    if (backslash < start) {
      int found = text.indexOf('\\', start);
      backslash = found < 0 ? text.length() : found;
    }
    return backslash;
  }

  /** Skips any value that is inside {@code depth} arrays and objects. */
  private void skipValue(int depth) throws BrokenFrameException {
    switch (peek()) {
      case '"' -> string();
      case '{' -> skipObject(depth + 1);
      case '[' -> skipArray(depth + 1);
      case 't' -> skipLiteral("true");
      case 'f' -> skipLiteral("false");
      case 'n' -> skipLiteral("null");
      default -> skipNumber();
    }
  }

  private void skipArray(int depth) throws BrokenFrameException {
    enter('[', depth);
    if (!skip(']')) {
      do {
        skipValue(depth);
      } while (skip(','));
      expect(']');
    }
  }

  private void skipObject(int depth) throws BrokenFrameException {
    enter('{', depth);
    if (!skip('}')) {
      do {
        string();
        expect(':');
        skipValue(depth);
      } while (skip(','));
      expect('}');
    }
  }

  private void enter(char bracket, int depth) throws BrokenFrameException {
    if (depth > MAX_DEPTH) {
      throw broken("Nested more than " + MAX_DEPTH + " deep");
    }
    expect(bracket);
  }

  private void skipLiteral(String word) throws BrokenFrameException {
    if (!text.startsWith(word, position)) {
      throw broken("Expected " + word);
    }
    position += word.length();
  }

  private void skipNumber() throws BrokenFrameException {
    take('-');
    if (!take('0')) {
      skipDigits();
    }
    if (take('.')) {
      skipDigits();
    }
    if (take('e') || take('E')) {
      if (!take('+')) {
        take('-');
      }
      skipDigits();
    }
  }

  private void skipDigits() throws BrokenFrameException {
    int start = position;
    while (position < text.length()
        && text.charAt(position) >= '0'
        && text.charAt(position) <= '9') {
      position++;
    }
    if (position == start) {
      throw broken("Expected a value");
    }
  }

  /** Skips white space and returns the next unit without taking it, or {@link #END}. */
  private int peek() {
    while (position < text.length()) {
      char unit = text.charAt(position);
      if (!isSpace(unit)) {
        return unit;
      }
      position++;
    }
    return END;
  }

  private boolean take(char wanted) {
    boolean found = position < text.length() && text.charAt(position) == wanted;
    if (found) {
      position++;
    }
    return found;
  }

  private void checkSize(int length, int start) throws BrokenFrameException {
    if (length > maxMessageSize) {
      throw BrokenFrameException.messageTooBig(length, maxMessageSize, text, start);
    }
  }

  private BrokenFrameException broken(String problem) {
    return BrokenFrameException.protocolError(problem, text, position);
  }
}
