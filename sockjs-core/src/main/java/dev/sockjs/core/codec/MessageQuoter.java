package dev.sockjs.core.codec;

/** Writes a message as the JSON string literal that goes to the server. */
public final class MessageQuoter {

  private static final String HEX = "0123456789abcdef";

  private MessageQuoter() {}

  /**
   * The literal of {@code message}, in which no unit of {@link EscapedUnits} stands as it is.
   *
   * <p>Any string of UTF-16 units will do; surrogates are escaped one by one, paired or not, so
   * that unpaired ones survive UTF-8. The escapes are those of sockjs-client: the short ones where
   * JSON has them, lower case hexadecimal digits else.
   */
  public static String quote(String message) {
    int clean = EscapedUnits.indexIn(message, 0);
    return clean == message.length() ? "\"" + message + "\"" : escaped(message, clean);
  }

  /**
   * Counts, then writes unit by unit from the first one that is not {@code clean}: where one is
   * escaped, more are, and copying what lies between them in runs took twice the time.
   */
  private static String escaped(String message, int clean) {
    char[] literal = new char[literalLength(message, clean)];
    literal[0] = '"';
    message.getChars(0, clean, literal, 1);
    int end = clean + 1;
    for (int at = clean; at < message.length(); at++) {
      char unit = message.charAt(at);
      if (EscapedUnits.contains(unit)) {
        end = writeEscape(unit, literal, end);
      } else {
        literal[end++] = unit;
      }
    }
    literal[end] = '"';
    return new String(literal);
  }

  private static int literalLength(String message, int clean) {
    int length = message.length() + 2;
    for (int at = clean; at < message.length(); at++) {
      char unit = message.charAt(at);
      if (EscapedUnits.contains(unit)) {
        length += shortEscape(unit) != 0 ? 1 : 5;
      }
    }
    return length;
  }

  /** Writes the escape sequence of {@code unit} at {@code at}; where it ends. */
  private static int writeEscape(char unit, char[] literal, int at) {
    char letter = shortEscape(unit);
    literal[at] = '\\';
    if (letter != 0) {
      literal[at + 1] = letter;
      return at + 2;
    }
    literal[at + 1] = 'u';
    for (int digit = 0; digit < 4; digit++) {
      literal[at + 2 + digit] = HEX.charAt(unit >> (12 - 4 * digit) & 0xf);
    }
    return at + 6;
  }

  /** What stands behind the backslash where JSON knows a short form, else 0. */
  private static char shortEscape(char unit) {
    return switch (unit) {
      case '"', '\\' -> unit;
      case '\b' -> 'b';
      case '\f' -> 'f';
      case '\n' -> 'n';
      case '\r' -> 'r';
      case '\t' -> 't';
      default -> 0;
    };
  }
}
