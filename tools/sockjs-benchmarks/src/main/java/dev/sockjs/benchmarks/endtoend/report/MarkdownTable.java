package dev.sockjs.benchmarks.endtoend.report;

import java.util.List;

/** Builds a table with a title. The first column is text, the others are numbers. */
final class MarkdownTable {
  private final StringBuilder text = new StringBuilder();
  private int rows = -1; // the head

  MarkdownTable(String title) {
    text.append("#### ").append(title).append("\n\n");
  }

  void head(String first, List<String> columns) {
    row(first, columns);
    text.append("|---|").append("--:|".repeat(columns.size())).append('\n');
  }

  void row(String first, List<String> cells) {
    rows++;
    text.append("| ").append(first).append(" | ").append(String.join(" | ", cells)).append(" |\n");
  }

  /** Returns the table; empty without rows. */
  @Override
  public String toString() {
    return rows == 0 ? "" : text.toString();
  }
}
