package dev.sockjs.core.codec;

/** Quotes a piece of what a server sent, short and harmless enough for a log line. */
public final class Excerpt {

  /** UTF-16 units shown on either side of the place. */
  private static final int REACH = 24;

  private Excerpt() {}

  /**
   * The neighbourhood of {@code at} as a JSON string literal, with {@code ...} where it was cut.
   */
  public static String around(String text, int at) {
    int from = Math.max(0, at - REACH);
    int to = Math.min(text.length(), at + REACH);
    return (from > 0 ? "..." : "")
        + MessageQuoter.quote(text.substring(from, to))
        + (to < text.length() ? "..." : "");
  }
}
