package dev.sockjs.http.decode;

/**
 * Looks for a fixed text in a sequence of UTF-16 units. White space is ignored wherever it stands.
 *
 * <p>The first character of the text must not occur in it again. A failed match can then only
 * restart at the current unit.
 */
final class LiteralMatcher {

  private final String text;
  private int matched;

  LiteralMatcher(String text) {
    this.text = text;
  }

  /** Reads the next unit, and returns true if it completes the text. */
  boolean accept(char c) {
    if (isWhiteSpace(c)) {
      return false;
    }
    if (c == text.charAt(matched)) {
      matched++;
    } else {
      matched = c == text.charAt(0) ? 1 : 0;
    }
    if (matched < text.length()) {
      return false;
    }
    matched = 0;
    return true;
  }

  /** Returns true if the last units match the beginning of the text. */
  boolean isPartialMatch() {
    return matched > 0;
  }

  static boolean isWhiteSpace(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f';
  }
}
