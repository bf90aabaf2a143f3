package dev.sockjs.core.codec;

/** Writes a message as the JSON string literal that is sent to the server. */
public final class MessageQuoter {

  private static final String HEX = "0123456789abcdef";

  private MessageQuoter() {}

  /**
   * Returns the JSON string literal of a message, in which every unit of {@link EscapedUnits} is
   * escaped.
   *
   * <p>The message may be any string of UTF-16 units. Surrogates are escaped one by one, paired or
   * not, so that unpaired ones survive UTF-8. The escapes are those of sockjs-client: the short
   * form where JSON has one, and lower case hexadecimal digits otherwise.
   */
  public static String quote(String message) {
    int firstEscape = EscapedUnits.indexIn(message, 0);
    return firstEscape == message.length() ? "\"" + message + "\"" : escaped(message, firstEscape);
  }

  /**
   * Counts the length, then writes unit by unit from the first escape on. Where one unit is escaped
   * there are usually more, and copying the runs between them took twice as long.
   */
  private static String escaped(String message, int firstEscape) {
    char[] literal = new char[literalLength(message, firstEscape)];
    literal[0] = '"';
    message.getChars(0, firstEscape, literal, 1);
    int end = firstEscape + 1;
    for (int index = firstEscape; index < message.length(); index++) {
      char unit = message.charAt(index);
      if (EscapedUnits.contains(unit)) {
        end = writeEscape(unit, literal, end);
      } else {
        literal[end++] = unit;
      }
    }
    literal[end] = '"';
    return new String(literal);
  }

  private static int literalLength(String message, int firstEscape) {
    int length = message.length() + 2;
    for (int index = firstEscape; index < message.length(); index++) {
      char unit = message.charAt(index);
      if (EscapedUnits.contains(unit)) {
        length += shortEscape(unit) != 0 ? 1 : 5;
      }
    }
    return length;
  }

  /** Writes the escape sequence of a unit at {@code start} and returns the index after it. */
  private static int writeEscape(char unit, char[] literal, int start) {
    char letter = shortEscape(unit);
    literal[start] = '\\';
    if (letter != 0) {
      literal[start + 1] = letter;
      return start + 2;
    }
    literal[start + 1] = 'u';
    for (int digit = 0; digit < 4; digit++) {
      literal[start + 2 + digit] = HEX.charAt(unit >> (12 - 4 * digit) & 0xf);
    }
    return start + 6;
  }

  /** Returns the letter of a unit's short escape, or 0 if JSON has no short escape for it. */
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
