package dev.sockjs.cli.output;

import java.util.HexFormat;

/**
 * Escapes text so that it stays on one line and is well-formed UTF-8. Control characters, line
 * separators and lone surrogates become a backslash, a {@code u} and four hexadecimal digits.
 */
public final class Escaper {

  private static final HexFormat HEX = HexFormat.of();

  private Escaper() {}

  /** Escapes text for people. The result cannot contain a terminal's control sequences. */
  public static String text(String text) {
    return escape(text, "");
  }

  /** Escapes text for a JSON string, without the quotes around it. */
  public static String json(String text) {
    return escape(text, "\"\\");
  }

  private static String escape(String text, String backslashed) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (isControlOrSeparator(unit) || isLoneSurrogate(text, i)) {
        escaped.append("\\u").append(HEX.toHexDigits(unit));
      } else if (backslashed.indexOf(unit) >= 0) {
        escaped.append('\\').append(unit);
      } else {
        escaped.append(unit);
      }
    }
    return escaped.toString();
  }

  private static boolean isControlOrSeparator(char unit) {
    return Character.isISOControl(unit) || unit == '\u2028' || unit == '\u2029';
  }

  private static boolean isLoneSurrogate(String text, int i) {
    char unit = text.charAt(i);
    if (Character.isHighSurrogate(unit)) {
      return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    return Character.isLowSurrogate(unit)
        && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }
}
