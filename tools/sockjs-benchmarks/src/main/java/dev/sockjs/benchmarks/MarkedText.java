package dev.sockjs.benchmarks;

/** A document with parts that programs write, each between two markers. */
public final class MarkedText {
  private static final String END = "<!-- end -->";

  private MarkedText() {}

  /**
   * Replaces the text between {@code <!-- name -->} and the next {@code <!-- end -->}.
   *
   * @param text the document
   * @param name the name in the first marker
   * @param part the new part, with a line end
   * @return the new document
   * @throws IllegalArgumentException if the markers are missing
   */
  public static String replace(String text, String name, String part) {
    String begin = begin(name);
    int from = text.indexOf(begin) + begin.length();
    int to = text.indexOf(END, from);
    if (from < begin.length() || to < 0) {
      throw new IllegalArgumentException(
          "No markers for the table \"" + name + "\" in the document");
    }
    return text.substring(0, from) + part + text.substring(to);
  }

  /** Returns whether the document has this part. */
  public static boolean has(String text, String name) {
    return text.contains(begin(name));
  }

  private static String begin(String name) {
    return "<!-- " + name + " -->\n";
  }
}
