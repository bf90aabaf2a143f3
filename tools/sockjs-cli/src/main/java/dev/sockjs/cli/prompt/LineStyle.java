package dev.sockjs.cli.prompt;

import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/**
 * The colours of printed lines, by their first character.
 *
 * @param coloured whether there are colours
 */
record LineStyle(boolean coloured) {

  AttributedString of(String line) {
    return new AttributedString(
        line, coloured && !line.isEmpty() ? style(line.charAt(0)) : plain());
  }

  private static AttributedStyle style(char first) {
    return switch (first) {
      case '<' -> plain().foreground(AttributedStyle.GREEN);
      case '>' -> plain().foreground(AttributedStyle.CYAN);
      case '!' -> plain().foreground(AttributedStyle.RED);
      case '*' -> plain().foreground(AttributedStyle.YELLOW);
      default -> plain();
    };
  }

  private static AttributedStyle plain() {
    return AttributedStyle.DEFAULT;
  }
}
