package dev.sockjs;

/** Quotes a caller's value in an error, cut short and on one line. */
final class Quoted {

  /** Longer values are cut: an error should name its cause, not drown it. */
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
