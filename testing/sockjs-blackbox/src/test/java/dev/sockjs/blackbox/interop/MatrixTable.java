package dev.sockjs.blackbox.interop;

import dev.sockjs.blackbox.Transports;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;

/** Renders the matrix as Markdown: one table for each server, with scenarios and transports. */
final class MatrixTable {

  /** All scenarios, also those that did not run. */
  private static final List<Method> SCENARIOS =
      Arrays.stream(InteropTest.class.getPermittedSubclasses())
          .flatMap(test -> Arrays.stream(test.getDeclaredMethods()))
          .filter(method -> method.isAnnotationPresent(Scenario.class))
          .sorted(
              Comparator.comparing((Method method) -> method.getDeclaringClass().getName())
                  .thenComparing(Method::getName))
          .toList();

  private final boolean modulePath;
  private final Map<InteropMatrix.Cell, InteropMatrix.Result> results;

  /** The number of cells by their first word. */
  private final Map<String, Integer> counts = new TreeMap<>();

  private final Set<String> failures = new TreeSet<>();

  /** The transports that were skipped, by reason. */
  private final Map<String, Set<String>> reasons = new TreeMap<>();

  MatrixTable(boolean modulePath, Map<InteropMatrix.Cell, InteropMatrix.Result> results) {
    this.modulePath = modulePath;
    this.results = results;
  }

  String render() {
    StringBuilder body = new StringBuilder();
    for (RealServer.Kind server : RealServer.Kind.values()) {
      body.append("\n## ").append(server).append("\n\n").append(table(server));
    }
    body.append('\n');
    failures.forEach(failure -> body.append("* ").append(failure).append('\n'));
    reasons.forEach(
        (reason, transports) ->
            body.append("* n/a, ")
                .append(reason)
                .append(": ")
                .append(String.join(", ", transports))
                .append('\n'));
    return "# Interop matrix, Java %s, %s path: %s\n%s"
        .formatted(Runtime.version().feature(), modulePath ? "module" : "class", counts, body);
  }

  private String table(RealServer.Kind server) {
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("scenario"));
    head.addAll(Transports.ALL);
    rows.add(head);
    for (Method scenario : SCENARIOS) {
      List<String> row = new ArrayList<>(List.of(words(scenario)));
      for (String transport : Transports.ALL) {
        row.add(cell(new InteropMatrix.Cell(scenario, server, transport)));
      }
      rows.add(row);
    }
    return aligned(rows);
  }

  private String cell(InteropMatrix.Cell cell) {
    String text =
        Optional.ofNullable(results.get(cell))
            .map(result -> ran(cell, result))
            .orElseGet(() -> didNotRun(cell));
    counts.merge(text.split(" ", 2)[0], 1, Integer::sum);
    return text;
  }

  private String ran(InteropMatrix.Cell cell, InteropMatrix.Result result) {
    if (result.passed()) {
      return String.format(Locale.ROOT, "ok %.2f s", result.millis() / 1000.0);
    }
    failures.add(
        "FAILED, %s, %s, %s: %s"
            .formatted(words(cell.scenario()), cell.server(), cell.transport(), result.failure()));
    return "FAILED";
  }

  private String didNotRun(InteropMatrix.Cell cell) {
    Optional<String> reason =
        ScenarioArguments.reasonToSkip(cell.scenario(), cell.transport())
            .or(() -> excludedByTheBuild(cell));
    if (reason.isEmpty()) {
      return "MISSING";
    }
    reasons
        .computeIfAbsent(words(cell.scenario()) + ": " + reason.get(), key -> new TreeSet<>())
        .add(cell.transport());
    return "n/a";
  }

  /** Returns why the build excludes a scenario from this run; empty if it does not. */
  private Optional<String> excludedByTheBuild(InteropMatrix.Cell cell) {
    Tag tag = cell.scenario().getDeclaringClass().getAnnotation(Tag.class);
    return tag == null || modulePath
        ? Optional.empty()
        : Optional.of(tag.value() + " runs on the module path only");
  }

  /** Returns the name of a method as separate words. */
  private static String words(Method method) {
    return method
        .getName()
        .replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ")
        .toLowerCase(Locale.ROOT);
  }

  private static String aligned(List<List<String>> rows) {
    List<String> rule = rows.get(0).stream().map(cell -> "").toList();
    StringBuilder table = new StringBuilder();
    line(table, rows, rows.get(0), ' ');
    line(table, rows, rule, '-');
    rows.stream().skip(1).forEach(row -> line(table, rows, row, ' '));
    return table.toString();
  }

  private static void line(
      StringBuilder table, List<List<String>> rows, List<String> cells, char filler) {
    for (int column = 0; column < cells.size(); column++) {
      int at = column;
      int width = rows.stream().mapToInt(row -> row.get(at).length()).max().orElse(0);
      String cell = filler + cells.get(column);
      String rest = String.valueOf(filler).repeat(width + 2 - cell.length());
      table.append('|').append(cell).append(rest);
    }
    table.append("|\n");
  }
}
