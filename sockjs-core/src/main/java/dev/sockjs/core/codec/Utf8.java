package dev.sockjs.core.codec;

/** Counts the UTF-8 bytes of a text without encoding it. */
public final class Utf8 {

  private Utf8() {}

  /** Returns the number of bytes; a lone surrogate counts as three, like U+FFFD. */
  public static long length(CharSequence text) {
    long bytes = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        bytes += c >= 0x800 ? 2 : 1;
        if (Character.isHighSurrogate(c)
            && i + 1 < text.length()
            && Character.isLowSurrogate(text.charAt(i + 1))) {
          i++; // the pair has four bytes: two units, plus the two bytes just added
        }
      }
    }
    return bytes;
  }
}
