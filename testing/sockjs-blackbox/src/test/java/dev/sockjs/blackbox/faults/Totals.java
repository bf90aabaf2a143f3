package dev.sockjs.blackbox.faults;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Sums of the results of many runs. */
final class Totals {

  static final String HEADINGS = " | sessions | opened | sent | received | ends | violations";

  private final Map<String, Integer> ends = new TreeMap<>();
  private int sessions;
  private int opened;
  private long sent;
  private long received;
  private int violations;

  /** All zero. */
  Totals() {}

  Totals(Collection<RunResult> results, int violations) {
    this.violations = violations;
    for (RunResult result : results) {
      sessions++;
      opened += result.opened() ? 1 : 0;
      sent += result.sent();
      received += result.received();
      ends.merge(result.end(), 1, Integer::sum);
    }
  }

  void add(Totals other) {
    sessions += other.sessions;
    opened += other.opened;
    sent += other.sent;
    received += other.received;
    violations += other.violations;
    other.ends.forEach((end, count) -> ends.merge(end, count, Integer::sum));
  }

  /** Returns the cells of a table row under {@link #HEADINGS}. */
  String row() {
    String endCounts =
        ends.entrySet().stream()
            .map(end -> end.getKey() + ": " + end.getValue())
            .collect(Collectors.joining(", "));
    return " | %d | %d | %d | %d | %s | %d"
        .formatted(sessions, opened, sent, received, endCounts, violations);
  }
}
