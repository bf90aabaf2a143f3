package dev.sockjs.benchmarks.endtoend.report;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Writes all medians as plain text, for the terminal. */
public final class PlainTable {
  private static final List<String> VALUES =
      List.of("rate", "p50", "p99", "clientCpu", "serverCpu");

  private PlainTable() {}

  /** Returns the text. */
  public static String of(Results results) {
    StringBuilder text = new StringBuilder();
    for (String scenario : results.scenarios()) {
      for (String server : results.servers(scenario)) {
        text.append(String.format("%n%-40s", scenario + " on " + server));
        VALUES.forEach(value -> text.append(String.format("%12s", value)));
        for (String client : results.clients(scenario, server)) {
          text.append(String.format("%n  %-38s", client));
          VALUES.forEach(
              value -> text.append(cell(results.median(scenario, server, client, value))));
        }
        text.append(System.lineSeparator());
      }
    }
    return text.toString();
  }

  private static String cell(OptionalDouble value) {
    return value.isEmpty()
        ? String.format("%12s", "-")
        : String.format(
            Locale.ROOT, value.getAsDouble() < 1000 ? "%,12.2f" : "%,12.0f", value.getAsDouble());
  }
}
