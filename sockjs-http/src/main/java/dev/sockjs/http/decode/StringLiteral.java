package dev.sockjs.http.decode;

/**
 * A JavaScript string literal that is read unit by unit after its opening quote (ECMA-262, "String
 * Literals"). Reading is more lenient than the standard: an escaped character without a meaning
 * stands for itself, line ends are allowed, and a broken escape is replaced by U+FFFD.
 */
final class StringLiteral {

  private enum State {
    PLAIN,
    ESCAPED,
    IN_HEX
  }

  /** The letters of the escapes with one letter, and below each the character it stands for. */
  private static final String ESCAPES = "bfnrtv0";

  private static final String ESCAPED = "\b\f\n\r\t\u000b\0";

  private final char quote;
  private final StringBuilder text = new StringBuilder();
  private State state = State.PLAIN;

  /** The number of hex digits that the current escape still needs. */
  private int missingDigits;

  /** The value of the hex digits read so far. */
  private int value;

  StringLiteral(char quote) {
    this.quote = quote;
  }

  /** Reads the next unit, and returns true if it is the closing quote. */
  boolean accept(char c) {
    switch (state) {
      case ESCAPED -> escaped(c);
      case IN_HEX -> {
        return hex(c);
      }
      default -> {
        return plain(c);
      }
    }
    return false;
  }

  /** Returns the text read so far. */
  String text() {
    return text.toString();
  }

  int length() {
    return text.length();
  }

  private boolean plain(char c) {
    if (c == quote) {
      return true;
    }
    if (c == '\\') {
      state = State.ESCAPED;
    } else {
      text.append(c);
    }
    return false;
  }

  private void escaped(char c) {
    if (c == 'u' || c == 'x') {
      state = State.IN_HEX;
      missingDigits = c == 'u' ? 4 : 2;
      value = 0;
      return;
    }
    state = State.PLAIN;
    int index = ESCAPES.indexOf(c);
    text.append(index < 0 ? c : ESCAPED.charAt(index));
  }

  private boolean hex(char c) {
    int digit = c < 0x80 ? Character.digit(c, 16) : -1;
    if (digit < 0) {
      state = State.PLAIN;
      text.append('\ufffd');
      return plain(c);
    }
    value = 16 * value + digit;
    missingDigits--;
    if (missingDigits == 0) {
      state = State.PLAIN;
      text.append((char) value);
    }
    return false;
  }
}
