package dev.sockjs;

/** Quotes values in error messages, on one line and shortened. */
final class Quoted {

  /** Longer values would hide the rest of the message, so they are cut. */
  private static final int LONGEST = 80;

  private Quoted() {}

  static String of(CharSequence value) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < Math.min(value.length(), LONGEST); i++) {
      char c = value.charAt(i);
      if (c < ' ' || c == 0x7f) {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append(value.length() > LONGEST ? "...\"" : "\"").toString();
  }
}
