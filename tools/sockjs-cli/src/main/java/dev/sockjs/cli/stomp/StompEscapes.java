package dev.sockjs.cli.stomp;

/** The escapes of header names and values: section "Value Encoding" of STOMP 1.2. */
final class StompEscapes {

  private StompEscapes() {}

  /** Returns false for CONNECT and CONNECTED, which are compatible with STOMP 1.0. */
  static boolean areUsedBy(String command) {
    return !command.equals("CONNECT") && !command.equals("CONNECTED");
  }

  static String escape(String text) {
    return text.replace("\\", "\\\\").replace("\r", "\\r").replace("\n", "\\n").replace(":", "\\c");
  }

  /**
   * Replaces escapes by what they stand for.
   *
   * @throws StompException if there is an escape that STOMP 1.2 does not define
   */
  static String unescape(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      plain.append(unit == '\\' ? unescaped(text, ++i) : unit);
    }
    return plain.toString();
  }

  private static char unescaped(String text, int index) {
    return switch (index < text.length() ? text.charAt(index) : ' ') {
      case '\\' -> '\\';
      case 'r' -> '\r';
      case 'n' -> '\n';
      case 'c' -> ':';
      default -> throw new StompException("undefined escape in a header", text);
    };
  }
}
