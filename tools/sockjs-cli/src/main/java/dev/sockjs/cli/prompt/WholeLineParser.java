package dev.sockjs.cli.prompt;

import java.util.List;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Takes a line as one word: quotes and backslashes belong to the message. */
final class WholeLineParser implements Parser {

  /** A line that consists of one word. */
  private record WholeLine(String line, int cursor) implements ParsedLine {

    @Override
    public String word() {
      return line;
    }

    @Override
    public int wordCursor() {
      return cursor;
    }

    @Override
    public int wordIndex() {
      return 0;
    }

    @Override
    public List<String> words() {
      return List.of(line);
    }
  }

  @Override
  public ParsedLine parse(String line, int cursor, ParseContext context) {
    return new WholeLine(line, cursor);
  }

  @Override
  public boolean isEscapeChar(char character) {
    return false;
  }
}
