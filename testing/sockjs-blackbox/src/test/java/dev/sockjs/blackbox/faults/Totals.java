package dev.sockjs.blackbox.faults;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What came of many ordeals, in numbers. */
final class Totals {

  static final String HEAD = " | sessions | opened | sent | received | ends | violations";

  private final Map<String, Integer> ends = new TreeMap<>();
  private int sessions;
  private int opened;
  private long sent;
  private long received;
  private int violations;

  /** Nothing yet. */
  Totals() {}

  Totals(Collection<RunResult> outcomes, int violations) {
    this.violations = violations;
    for (RunResult outcome : outcomes) {
      sessions++;
      opened += outcome.opened() ? 1 : 0;
      sent += outcome.sent();
      received += outcome.received();
      ends.merge(outcome.end(), 1, Integer::sum);
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

  /** The cells of a table's row, as in {@link #HEAD}. */
  String row() {
    String how =
        ends.entrySet().stream()
            .map(end -> end.getKey() + ": " + end.getValue())
            .collect(Collectors.joining(", "));
    return " | %d | %d | %d | %d | %s | %d"
        .formatted(sessions, opened, sent, received, how, violations);
  }
}
