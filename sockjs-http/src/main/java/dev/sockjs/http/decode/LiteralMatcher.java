package dev.sockjs.http.decode;

/**
 * A text that is looked for, unit by unit. White space, wherever it stands, makes no difference.
 * The first character must not come again in the text: a match that fails begins anew or not at
 * all.
 */
final class LiteralMatcher {

  private final String text;
  private int matched;

  LiteralMatcher(String text) {
    this.text = text;
  }

  /** Takes the next unit; whether it completes the text. */
  boolean take(char c) {
    if (isSpace(c)) {
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

  /** Whether what came last may be the beginning of the text. */
  boolean isBegun() {
    return matched > 0;
  }

  static boolean isSpace(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f';
  }
}
