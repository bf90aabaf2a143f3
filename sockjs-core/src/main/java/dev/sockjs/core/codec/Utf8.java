package dev.sockjs.core.codec;

/** Counts the UTF-8 bytes of a text without encoding it. */
public final class Utf8 {

  /** The units that are read together; one comparison then tells that all of them are ASCII. */
  private static final int BLOCK = 8;

  private Utf8() {}

  /** Returns the number of bytes; a lone surrogate counts as three, like U+FFFD. */
  public static long length(String text) {
    long bytes = text.length();
    for (int i = asciiBlocks(text); i < text.length(); i++) {
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

  /** Returns the length of the blocks at the beginning that are ASCII. Most messages are. */
  private static int asciiBlocks(String text) {
    int end = 0;
    while (end <= text.length() - BLOCK && isAsciiBlock(text, end)) {
      end += BLOCK;
    }
    return end;
  }

  private static boolean isAsciiBlock(String text, int start) {
    int units =
        text.charAt(start)
            | text.charAt(start + 1)
            | text.charAt(start + 2)
            | text.charAt(start + 3)
            | text.charAt(start + 4)
            | text.charAt(start + 5)
            | text.charAt(start + 6)
            | text.charAt(start + 7);
    return units < 0x80;
  }
}
