package dev.sockjs.core.codec;

import dev.sockjs.spi.EscapedText;

/** Quotes part of what a server sent, short and escaped enough for a log line. */
public final class Excerpt {

  /** UTF-16 units shown before the index, and from it on. */
  private static final int REACH = 24;

  /** The longest beginning that is shown, in UTF-16 units. */
  private static final int LONGEST_BEGINNING = 80;

  private Excerpt() {}

  /** Returns the beginning of a text, on one line. */
  static String beginning(String text) {
    return EscapedText.of(text.strip(), LONGEST_BEGINNING);
  }

  /**
   * Returns the text around an index as a JSON string literal, with {@code ...} where it was cut.
   */
  public static String around(String text, int index) {
    int from = Math.max(0, index - REACH);
    int to = Math.min(text.length(), index + REACH);
    return (from > 0 ? "..." : "")
        + EscapedText.whole(MessageQuoter.quote(text.substring(from, to)))
        + (to < text.length() ? "..." : "");
  }
}
