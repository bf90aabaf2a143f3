package dev.sockjs.cli.output;

import dev.sockjs.spi.EscapedText;

/**
 * Escapes text so that it stays on one line, is well-formed UTF-8 and does not change a terminal,
 * by the rules of {@link EscapedText}. Nothing is cut.
 */
public final class Escaper {

  private Escaper() {}

  /** Escapes text for people. The result cannot contain a terminal's control sequences. */
  public static String text(String text) {
    return EscapedText.whole(text);
  }

  /** Escapes text for a JSON string, without the quotes around it. */
  public static String json(String text) {
    return EscapedText.whole(text.replace("\\", "\\\\").replace("\"", "\\\""));
  }
}
