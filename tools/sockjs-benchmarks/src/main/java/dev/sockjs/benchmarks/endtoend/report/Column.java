package dev.sockjs.benchmarks.endtoend.report;

import dev.sockjs.benchmarks.endtoend.peer.Peer;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * A column of a table.
 *
 * @param title the head of the column
 * @param value the measured value
 * @param unit the number of units of the value in one of the table
 * @param format the format of the cell
 * @param ratio 0 for the value itself; otherwise the cell is how many times better the first client
 *     of the group is: 1 if more is better, -1 if less is
 */
record Column(String title, String value, double unit, String format, int ratio) {

  static Column of(String title, String value, double unit, String format) {
    return new Column(title, value, unit, format, 0);
  }

  static Column more(String value) {
    return new Column("ratio", value, 1, "%.2f", 1);
  }

  static Column less(String value) {
    return new Column("ratio", value, 1, "%.2f", -1);
  }

  String cell(Results results, String scenario, String server, Peer client) {
    OptionalDouble own = results.median(scenario, server, client.title(), value);
    if (own.isEmpty()) {
      return "-";
    }
    if (ratio == 0) {
      return String.format(Locale.ROOT, format, own.getAsDouble() / unit);
    }
    OptionalDouble first = results.median(scenario, server, first(client).title(), value);
    return first.isEmpty()
        ? "-"
        : String.format(
            Locale.ROOT, format, Math.pow(first.getAsDouble() / own.getAsDouble(), ratio));
  }

  private static Peer first(Peer client) {
    return Arrays.stream(Peer.values())
        .filter(peer -> peer.group() == client.group())
        .findFirst()
        .orElseThrow();
  }
}
