package dev.sockjs.blackbox;

import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The parts of {@code docs/compositions.md} that tests compare with the build or run.
 *
 * @param table the cells of the table of libraries; its first row has the names of the columns
 * @param jlink the words of the command that makes an image
 */
record CompositionsDocument(List<List<String>> table, List<String> jlink) {
  private static final Pattern TABLE = Pattern.compile("(?m)^\\| library \\|.*\\n(?:\\|.*\\n)*");
  private static final Pattern JLINK = Pattern.compile("(?m)^jlink (?:.*\\\\\\n)*.*$");

  static CompositionsDocument read() {
    try {
      String text = Files.readString(Reactor.root("docs/compositions.md"));
      return new CompositionsDocument(
          find(TABLE, text).lines().map(CompositionsDocument::cells).toList(),
          List.of(find(JLINK, text).replace("\\\n", " ").trim().split("\\s+")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String find(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IllegalStateException("docs/compositions.md has nothing like " + pattern);
    }
    return matcher.group();
  }

  private static List<String> cells(String row) {
    return Stream.of(row.split("\\|")).skip(1).map(cell -> cell.replace("`", "").strip()).toList();
  }

  /** The libraries that the table marks for an application. */
  SortedSet<String> libraries(String app) {
    int column = table.get(0).indexOf(app);
    if (column < 0) {
      throw new IllegalStateException("No column " + app + " in " + table.get(0));
    }
    return rows()
        .filter(row -> !row.get(column).isEmpty())
        .map(row -> row.get(0))
        .collect(toCollection(TreeSet::new));
  }

  /** The rows of the table without its header. */
  Stream<List<String>> rows() {
    return table.stream().skip(2);
  }
}
