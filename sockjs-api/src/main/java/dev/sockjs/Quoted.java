package dev.sockjs;

import dev.sockjs.spi.EscapedText;

/** Quotes values in error messages, on one line and shortened. */
final class Quoted {

  /** Longer values would hide the rest of the message, so they are cut. */
  private static final int LONGEST = 80;

  private Quoted() {}

  static String of(CharSequence value) {
    return '"' + EscapedText.of(value, LONGEST) + '"';
  }
}
