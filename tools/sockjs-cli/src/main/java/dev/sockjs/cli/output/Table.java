package dev.sockjs.cli.output;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Lines up columns whose widths are known beforehand, so that each row can be printed at once. */
public final class Table {

  /** A column: what stands above it, and how wide it is; numbers stand at its right edge. */
  public record Column(String title, int width, boolean number) {

    public static Column text(String title, int width) {
      return new Column(title, Math.max(width, title.length()), false);
    }

    public static Column number(String title) {
      return new Column(title, title.length(), true);
    }

    private String pad(String cell) {
      String space = " ".repeat(Math.max(0, width - cell.length()));
      return number ? space + cell : cell + space;
    }
  }

  private final List<Column> columns;

  public Table(Column... columns) {
    this.columns = List.of(columns);
  }

  public String head() {
    return line(columns.stream().map(Column::title).toList());
  }

  public String line(List<String> cells) {
    return IntStream.range(0, columns.size())
        .mapToObj(i -> columns.get(i).pad(cells.get(i)))
        .collect(Collectors.joining("  "))
        .stripTrailing();
  }

  /** A cell for a time. */
  public static String millis(Duration time) {
    return String.format(Locale.ROOT, "%.1f", time.toNanos() / 1e6);
  }
}
