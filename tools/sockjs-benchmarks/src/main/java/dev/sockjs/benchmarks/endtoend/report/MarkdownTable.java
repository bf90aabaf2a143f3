package dev.sockjs.benchmarks.endtoend.report;

import java.util.List;

/** Builds a table with a title; all columns but the first are numbers. */
final class MarkdownTable {
  private final StringBuilder text = new StringBuilder();

  MarkdownTable(String title) {
    text.append("#### ").append(title).append("\n\n");
  }

  void head(String first, List<String> columns) {
    row(first, columns);
    text.append("|---|").append("--:|".repeat(columns.size())).append('\n');
  }

  void row(String first, List<String> cells) {
    text.append("| ").append(first).append(" | ").append(String.join(" | ", cells)).append(" |\n");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
