package dev.sockjs.blackbox.documents;

import dev.sockjs.blackbox.Reactor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The text of a document.
 *
 * @param name its path from the root of the build
 * @param text its text
 */
public record Document(String name, String text) {

  private static final Pattern ROW = Pattern.compile("(?m)^\\|(?!---)(.*)\\|$");

  /** Reads a document. */
  public static Document read(String name) {
    return new Document(name, read(Reactor.root(name)));
  }

  /** Reads the README and the documents in {@code docs}. */
  static List<Document> all() {
    try (Stream<Path> files = Files.list(Reactor.root("docs"))) {
      return Stream.concat(
              Stream.of("README.md"), files.map(file -> "docs/" + file.getFileName()).sorted())
          .filter(name -> name.endsWith(".md"))
          .map(Document::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the blocks of code in a language, such as {@code java}. */
  List<String> blocks(String language) {
    return Pattern.compile("(?ms)^```" + language + "\n(.*?)^```")
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  /** Returns the cells of the rows of all tables, without white space around them. */
  List<List<String>> rows() {
    return ROW.matcher(text)
        .results()
        .map(
            row ->
                Arrays.stream(row.group(1).split("(?<!\\\\)\\|", -1)).map(String::strip).toList())
        .toList();
  }

  /** Returns the rows whose first cell is a piece of code, such as {@code `timeout`}. */
  List<List<String>> rowsOfCode() {
    return rows().stream().filter(row -> row.get(0).matches("`[^`]+`")).toList();
  }

  /** Returns the headings of the third level. */
  List<String> entries() {
    return Pattern.compile("(?m)^### (.*)$")
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  /** Returns the part under a heading of the second level, up to the next one. */
  Document section(String heading) {
    Matcher found =
        Pattern.compile("(?ms)^## " + Pattern.quote(heading) + "\n(.*?)(?=^## |\\z)").matcher(text);
    if (!found.find()) {
      throw new IllegalArgumentException("There is no section " + heading + " in " + name);
    }
    return new Document(name + "#" + heading, found.group(1));
  }
}
