package dev.sockjs.blackbox.documents;

import java.util.List;
import java.util.regex.Pattern;

/** Texts in a document in which three dots stand for any text. */
final class Wildcards {

  private Wildcards() {}

  /** Returns the pattern of a text, without the marks of code around it. */
  static Pattern pattern(String text) {
    return Pattern.compile(
        "\\Q" + withoutMarks(text).replace("...", "\\E.*\\Q") + "\\E", Pattern.DOTALL);
  }

  /** Returns the parts between the wildcards. */
  static List<String> parts(String text) {
    return Pattern.compile("...", Pattern.LITERAL)
        .splitAsStream(withoutMarks(text))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  private static String withoutMarks(String text) {
    return text.replaceAll("^`|`$", "");
  }
}
