package dev.sockjs.benchmarks.endtoend.report;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Writes all medians as plain text, for the terminal. */
public final class PlainTable {
  private static final List<String> VALUES =
      List.of(
          "rate",
          "p50",
          "p99",
          "clientCpu",
          "serverCpu",
          "open",
          "first",
          "heap",
          "total",
          "rss",
          "threads",
          "sessions",
          "allocated");

  private PlainTable() {}

  /** Returns the medians: rates for a second, times in microseconds. */
  public static String of(Results results) {
    StringBuilder text = new StringBuilder();
    for (String scenario : results.scenarios()) {
      for (String server : results.servers(scenario)) {
        List<String> values = results.values(scenario, VALUES);
        text.append(String.format("%n%-40s", scenario + " on " + server));
        values.forEach(value -> text.append(String.format("%12s", value)));
        for (String client : results.clients(scenario, server)) {
          text.append(String.format("%n  %-38s", client));
          values.forEach(
              value -> text.append(cell(results.median(scenario, server, client, value))));
        }
        text.append(System.lineSeparator());
      }
    }
    return text.toString();
  }

  /** Returns the medians of two runs, and how many times the second is as large as the first. */
  public static String compare(Results before, Results after) {
    StringBuilder text =
        new StringBuilder(
            String.format(
                "%-16s%-10s%-26s%-12s%12s%12s%12s",
                "scenario", "server", "client", "value", "before", "after", "ratio"));
    for (String scenario : after.scenarios()) {
      for (String server : after.servers(scenario)) {
        for (String client : after.clients(scenario, server)) {
          for (String value : after.values(scenario, VALUES)) {
            OptionalDouble old = before.median(scenario, server, client, value);
            OptionalDouble now = after.median(scenario, server, client, value);
            text.append(String.format("%n%-16s%-10s%-26s%-12s", scenario, server, client, value));
            text.append(cell(old)).append(cell(now)).append(cell(ratio(now, old)));
          }
        }
      }
    }
    return text.toString();
  }

  private static OptionalDouble ratio(OptionalDouble now, OptionalDouble old) {
    return now.isEmpty() || old.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(now.getAsDouble() / old.getAsDouble());
  }

  private static String cell(OptionalDouble value) {
    if (value.isEmpty()) {
      return String.format("%12s", "-");
    }
    double number = value.getAsDouble();
    return String.format(Locale.ROOT, number < 1000 ? "%,12.2f" : "%,12.0f", number);
  }
}
