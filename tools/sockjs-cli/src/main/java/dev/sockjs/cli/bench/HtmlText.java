package dev.sockjs.cli.bench;

import dev.sockjs.cli.output.Escaper;

/** Text in HTML. */
final class HtmlText {

  private HtmlText() {}

  /**
   * Escapes text for an element or an attribute with double quotes. Control characters and those
   * that change the direction of text are shown as escapes, as on a terminal.
   */
  static String escape(String text) {
    return Escaper.text(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;")
        // So that text cannot be a placeholder of the template.
        .replace("{", "&#123;");
  }
}
