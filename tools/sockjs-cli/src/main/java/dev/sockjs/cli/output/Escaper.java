package dev.sockjs.cli.output;

import java.util.HexFormat;

/**
 * Writes text so that it stays on its line and is well-formed UTF-8: control characters, line
 * separators and lone surrogates as a backslash, a {@code u} and four digits.
 */
public final class Escaper {

  private static final HexFormat HEX = HexFormat.of();

  private Escaper() {}

  /** For people: a terminal shows it, and cannot be made to do anything else. */
  public static String plain(String text) {
    return escaped(text, "");
  }

  /** What stands between the quotes of a JSON string. */
  public static String json(String text) {
    return escaped(text, "\"\\");
  }

  private static String escaped(String text, String withBackslash) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (Character.isISOControl(unit)
          || unit == '\u2028'
          || unit == '\u2029'
          || isLoneSurrogate(text, i)) {
        escaped.append("\\u").append(HEX.toHexDigits(unit));
      } else if (withBackslash.indexOf(unit) >= 0) {
        escaped.append('\\').append(unit);
      } else {
        escaped.append(unit);
      }
    }
    return escaped.toString();
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
