package dev.sockjs.reconnect;

/** Counts UTF-8 bytes without encoding. */
final class Utf8 {

  private Utf8() {}

  /** Returns the number of bytes of a text; a lone surrogate counts as three. */
  static long length(String text) {
    return text.codePoints().mapToLong(Utf8::bytes).sum();
  }

  private static int bytes(int codePoint) {
    if (codePoint < 0x80) {
      return 1;
    }
    if (codePoint < 0x800) {
      return 2;
    }
    return codePoint < 0x10000 ? 3 : 4;
  }
}
