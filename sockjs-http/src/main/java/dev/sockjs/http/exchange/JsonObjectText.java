package dev.sockjs.http.exchange;

/** Tells whether a text is a JSON object from its first brace to its last. */
final class JsonObjectText {

  private JsonObjectText() {}

  /**
   * Returns true if the text begins with a brace, and its last character closes that brace. It does
   * not check anything else: text that was cut off never passes.
   */
  static boolean isWhole(String text) {
    String object = text.strip();
    int depth = 0;
    boolean inString = false;
    for (int i = 0; i < object.length(); i++) {
      char c = object.charAt(i);
      if (inString) {
        i += c == '\\' ? 1 : 0;
        inString = c != '"';
      } else if (c == '"') {
        inString = true;
      } else if (c == '{') {
        depth++;
      } else if (c == '}') {
        depth--;
      }
      if (depth == 0) {
        return i > 0 && i == object.length() - 1;
      }
    }
    return false;
  }
}
