package dev.sockjs.spi;

/**
 * Prepares text that a peer sent for messages, logs and terminals. Characters that could move the
 * cursor, end the line or reorder the text become a backslash, a {@code u} and four hexadecimal
 * digits for each UTF-16 unit:
 *
 * <ul>
 *   <li>control characters (C0, DEL and C1), which begin the control sequences of terminals
 *   <li>line and paragraph separators
 *   <li>invisible format characters, such as bidirectional overrides; the two joiners of scripts
 *       and emoji are kept
 *   <li>lone surrogates
 * </ul>
 *
 * <p>Backslashes are not escaped, so the result is for people and not for parsers.
 */
public final class EscapedText {

  /** The longest text that {@link #of} returns, without the three dots: 200 UTF-16 units. */
  public static final int MAX_LENGTH = 200;

  private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
  private static final int ZERO_WIDTH_JOINER = 0x200d;
  private static final String HEX = "0123456789abcdef";

  private EscapedText() {}

  /**
   * Returns a text escaped, and cut after {@link #MAX_LENGTH} units.
   *
   * @param text any text
   * @return the text to show; three dots at its end stand for what was cut
   */
  public static String of(CharSequence text) {
    return of(text, MAX_LENGTH);
  }

  /**
   * Returns a text escaped, and cut after a number of units.
   *
   * @param text any text
   * @param maxLength the longest result in UTF-16 units, without the three dots
   * @return the text to show; three dots at its end stand for what was cut
   */
  public static String of(CharSequence text, int maxLength) {
    StringBuilder shown = new StringBuilder(Math.min(text.length(), maxLength) + 16);
    int end = append(text, maxLength, shown);
    return end < text.length() ? shown.append("...").toString() : shown.toString();
  }

  /**
   * Returns a text escaped and not cut.
   *
   * @param text any text
   * @return the text to show
   */
  public static String whole(CharSequence text) {
    StringBuilder shown = new StringBuilder(text.length() + 16);
    append(text, Integer.MAX_VALUE, shown);
    return shown.toString();
  }

  /** Appends as many characters as fit, and returns the index of the first that did not. */
  private static int append(CharSequence text, int maxLength, StringBuilder shown) {
    int index = 0;
    while (index < text.length()) {
      int character = Character.codePointAt(text, index);
      int units = Character.charCount(character);
      boolean escaped = isEscaped(character);
      if (shown.length() + (escaped ? 6 * units : units) > maxLength) {
        return index;
      }
      for (int end = index + units; index < end; index++) {
        if (escaped) {
          appendEscape(text.charAt(index), shown);
        } else {
          shown.append(text.charAt(index));
        }
      }
    }
    return index;
  }

  private static boolean isEscaped(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      case Character.FORMAT -> character != ZERO_WIDTH_JOINER && character != ZERO_WIDTH_NON_JOINER;
      default -> false;
    };
  }

  private static void appendEscape(char unit, StringBuilder shown) {
    shown.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      shown.append(HEX.charAt(unit >> shift & 0xf));
    }
  }
}
