package dev.sockjs.cli.output;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Formats rows of aligned columns. Widths are fixed, so that each row can be printed at once. */
public final class Table {

  /**
   * A column of a table.
   *
   * @param title the text in the header
   * @param width the number of characters; a longer cell is not cut
   * @param isNumber whether cells are aligned to the right instead of to the left
   */
  public record Column(String title, int width, boolean isNumber) {

    /** A column of text that is at least as wide as its title. */
    public static Column text(String title, int width) {
      return new Column(title, Math.max(width, title.length()), false);
    }

    /** A column of numbers that is as wide as its title. */
    public static Column number(String title) {
      return new Column(title, title.length(), true);
    }

    private String pad(String cell) {
      String space = " ".repeat(Math.max(0, width - cell.length()));
      return isNumber ? space + cell : cell + space;
    }
  }

  private final List<Column> columns;

  /** Creates a table with the given columns, from left to right. */
  public Table(Column... columns) {
    this.columns = List.of(columns);
  }

  /** Returns the line with the titles. */
  public String header() {
    return row(columns.stream().map(Column::title).toList());
  }

  /**
   * Returns the line for a row.
   *
   * @param cells one for each column
   */
  public String row(List<String> cells) {
    return IntStream.range(0, columns.size())
        .mapToObj(i -> columns.get(i).pad(cells.get(i)))
        .collect(Collectors.joining("  "))
        .stripTrailing();
  }

  /** Returns the cell for a duration: milliseconds with one decimal. */
  public static String millis(Duration time) {
    return String.format(Locale.ROOT, "%.1f", time.toNanos() / 1e6);
  }
}
