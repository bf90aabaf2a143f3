package dev.sockjs.http.decode;

/**
 * A string literal of JavaScript, read unit by unit behind its opening quote (ECMA-262, "String
 * Literals"). More lenient than that: any escaped character that stands for nothing else is itself,
 * line ends may stand in it, and an escape that is broken is replaced by U+FFFD.
 */
final class StringLiteral {

  private enum State {
    PLAIN,
    ESCAPED,
    IN_HEX
  }

  private static final String ESCAPES = "bfnrtv0";
  private static final String ESCAPED = "\b\f\n\r\t\u000b\0";

  private final char quote;
  private final StringBuilder text = new StringBuilder();
  private State state = State.PLAIN;

  /** The digits that are missing of an escape, and the value of those that have come. */
  private int digits;

  private int value;

  StringLiteral(char quote) {
    this.quote = quote;
  }

  /** Takes the next unit; whether it is the closing quote. */
  boolean take(char c) {
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

  /** What has come of the text. */
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
      digits = c == 'u' ? 4 : 2;
      value = 0;
      return;
    }
    state = State.PLAIN;
    int known = ESCAPES.indexOf(c);
    text.append(known < 0 ? c : ESCAPED.charAt(known));
  }

  private boolean hex(char c) {
    int digit = c < 0x80 ? Character.digit(c, 16) : -1;
    if (digit < 0) {
      state = State.PLAIN;
      text.append('\ufffd');
      return plain(c);
    }
    value = 16 * value + digit;
    digits--;
    if (digits == 0) {
      state = State.PLAIN;
      text.append((char) value);
    }
    return false;
  }
}
