package dev.sockjs.core.codec;

/** Counts UTF-8 bytes without making them. */
public final class Utf8 {

  private Utf8() {}

  /** The bytes of a text in UTF-8; a lone surrogate counts as three, as U+FFFD would. */
  public static long length(CharSequence text) {
    long bytes = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        bytes += c >= 0x800 ? 2 : 1;
        if (Character.isHighSurrogate(c)
            && i + 1 < text.length()
            && Character.isLowSurrogate(text.charAt(i + 1))) {
          i++; // the pair's four bytes: one for each unit and two more, counted above
        }
      }
    }
    return bytes;
  }
}
