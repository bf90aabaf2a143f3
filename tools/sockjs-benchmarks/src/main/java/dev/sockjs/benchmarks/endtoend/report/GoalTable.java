package dev.sockjs.benchmarks.endtoend.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Builds the table of goals. A goal is reached if it is on each of the servers. */
final class GoalTable {
  private final StringBuilder text =
      new StringBuilder("| work | goal | measured | reached |\n|---|---|--:|---|\n");
  private List<String> servers = List.of();

  /** Sets the servers of the following rows; a row shows one number for each. */
  void on(String... names) {
    servers = List.of(names);
  }

  /** Adds a row; the work is empty if it is that of the row before. */
  void atLeast(double limit, String unit, String work, ToDoubleFunction<String> measured) {
    double[] values = servers.stream().mapToDouble(measured).toArray();
    boolean reached = Arrays.stream(values).allMatch(value -> value >= limit);
    row(work, "at least " + number(limit) + " " + unit, reached, values);
  }

  /** Adds a row; the work is empty if it is that of the row before. */
  void atMost(double limit, String unit, String work, ToDoubleFunction<String> measured) {
    double[] values = servers.stream().mapToDouble(measured).toArray();
    boolean reached = Arrays.stream(values).allMatch(value -> value <= limit);
    row(work, "at most " + number(limit) + " " + unit, reached, values);
  }

  private void row(String work, String goal, boolean reached, double... values) {
    boolean missing = Arrays.stream(values).anyMatch(Double::isNaN);
    String measured =
        Arrays.stream(values).mapToObj(GoalTable::number).collect(Collectors.joining("; "));
    String verdict = missing ? "not measured" : reached ? "yes" : "**no**";
    text.append(String.format("| %s | %s | %s | %s |%n", work, goal, measured, verdict));
  }

  private static String number(double value) {
    if (Double.isNaN(value)) {
      return "-";
    }
    boolean whole = value >= 100 || value == Math.rint(value);
    return String.format(Locale.ROOT, whole ? "%,.0f" : "%.2f", value);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
