package dev.sockjs.core.codec;

import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON of one frame from front to back.
 *
 * <p>This is RFC 8259, but for one leniency: control characters may stand unescaped in strings,
 * since a frame that holds one is whole and has one meaning. Escaped surrogates need no partner.
 * Nothing is searched twice, so that no input costs more than its length.
 *
 * <p>It is not Jackson, not even for the values that are no strings: a parser for each of them
 * would read ahead by a buffer, refuses the comma behind a number, and brings limits of its own.
 * Finding where a value ends is less code than living with that.
 */
final class JsonCursor {

  /** Arrays and objects within each other, in one message. */
  static final int MAX_DEPTH = 100;

  private static final int END = -1;

  private final String text;
  private final int maxMessageSize;

  /** The next unit to read. */
  private int at;

  /** The first backslash from where it was last looked for; the text's length if there is none. */
  private int backslash = -1;

  /** Made for the first string that holds an escape sequence. */
  private @Nullable Unescaper unescaper;

  /**
   * A cursor at {@code at} in {@code text} that refuses strings longer than {@code maxMessageSize}.
   */
  JsonCursor(String text, int at, int maxMessageSize) {
    this.text = text;
    this.at = at;
    this.maxMessageSize = maxMessageSize;
  }

  static boolean isSpace(char unit) {
    return unit == ' ' || unit == '\n' || unit == '\r' || unit == '\t';
  }

  /** Whether nothing but white space is left. */
  boolean atEnd() {
    return next() == END;
  }

  void expectEnd() throws BrokenFrameException {
    if (!atEnd()) {
      throw broken("Expected the end");
    }
  }

  /** Passes white space, and {@code wanted} if that comes next: then it answers true. */
  boolean skip(char wanted) {
    return take(wanted) || (next() == wanted && take(wanted));
  }

  void expect(char wanted) throws BrokenFrameException {
    if (!skip(wanted)) {
      throw broken("Expected " + wanted);
    }
  }

  /** The next value as a message: what a string says, the source text of anything else. */
  String message() throws BrokenFrameException {
    if (skip('"')) {
      return restOfString();
    }
    int start = at;
    value(0);
    checkSize(at - start, start);
    return text.substring(start, at);
  }

  /** The next value, which has to be a number that fits an int. */
  int integer() throws BrokenFrameException {
    next();
    int start = at;
    number();
    try {
      return Integer.parseInt(text, start, at, 10);
    } catch (NumberFormatException e) {
      throw BrokenFrameException.protocolError("Expected an integer", text, start);
    }
  }

  /** The next value, which has to be a string. */
  String string() throws BrokenFrameException {
    expect('"');
    return restOfString();
  }

  private String restOfString() throws BrokenFrameException {
    int start = at;
    int quote = text.indexOf('"', start);
    if (quote < 0) {
      throw broken("String without an end");
    }
    int escape = backslashFrom(start);
    if (escape < quote) {
      return unescaped(start, escape);
    }
    checkSize(quote - start, start);
    at = quote + 1;
    return text.substring(start, quote);
  }

  private String unescaped(int start, int escape) throws BrokenFrameException {
    if (unescaper == null) {
      unescaper = new Unescaper(text, start);
    }
    String said = unescaper.read(start, escape);
    at = unescaper.end();
    checkSize(said.length(), start);
    return said;
  }

  /**
   * The next backslash, or the text's length; remembered, or each message would search the rest.
   */
  private int backslashFrom(int from) {
    if (backslash < from) {
      int found = text.indexOf('\\', from);
      backslash = found < 0 ? text.length() : found;
    }
    return backslash;
  }

  /** Passes any value; {@code depth} arrays and objects are open around it. */
  private void value(int depth) throws BrokenFrameException {
    switch (next()) {
      case '"' -> string();
      case '{' -> object(depth + 1);
      case '[' -> array(depth + 1);
      case 't' -> literal("true");
      case 'f' -> literal("false");
      case 'n' -> literal("null");
      default -> number();
    }
  }

  private void array(int depth) throws BrokenFrameException {
    enter('[', depth);
    if (!skip(']')) {
      do {
        value(depth);
      } while (skip(','));
      expect(']');
    }
  }

  private void object(int depth) throws BrokenFrameException {
    enter('{', depth);
    if (!skip('}')) {
      do {
        string();
        expect(':');
        value(depth);
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

  private void literal(String word) throws BrokenFrameException {
    if (!text.startsWith(word, at)) {
      throw broken("Expected " + word);
    }
    at += word.length();
  }

  private void number() throws BrokenFrameException {
    take('-');
    if (!take('0')) {
      digits();
    }
    if (take('.')) {
      digits();
    }
    if (take('e') || take('E')) {
      if (!take('+')) {
        take('-');
      }
      digits();
    }
  }

  private void digits() throws BrokenFrameException {
    int start = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    if (at == start) {
      throw broken("Expected a value");
    }
  }

  /** Passes white space; then the next unit, or {@link #END}. */
  private int next() {
    while (at < text.length()) {
      char unit = text.charAt(at);
      if (!isSpace(unit)) {
        return unit;
      }
      at++;
    }
    return END;
  }

  private boolean take(char wanted) {
    boolean found = at < text.length() && text.charAt(at) == wanted;
    if (found) {
      at++;
    }
    return found;
  }

  private void checkSize(int length, int start) throws BrokenFrameException {
    if (length > maxMessageSize) {
      throw BrokenFrameException.messageTooBig(length, maxMessageSize, text, start);
    }
  }

  private BrokenFrameException broken(String what) {
    return BrokenFrameException.protocolError(what, text, at);
  }
}
