package dev.sockjs.benchmarks.endtoend.report;

import dev.sockjs.benchmarks.endtoend.peer.Peer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the tables of the document. */
final class Tables {
  private static final List<String> BOTH = List.of("vertx", "node");
  private static final Map<String, String> SERVERS =
      Map.of("vertx", "Vert.x", "node", "sockjs-node");

  private static final List<Column> RATE =
      List.of(
          Column.of("1000/s", "rate", 1000, "%,.1f"),
          Column.more("rate"),
          Column.of("client µs", "clientCpu", 1, "%,.1f"),
          Column.of("server µs", "serverCpu", 1, "%,.1f"));
  private static final List<Column> LATENCY =
      List.of(
          Column.of("p50 µs", "p50", 1, "%,.0f"),
          Column.less("p50"),
          Column.of("p99 µs", "p99", 1, "%,.0f"),
          Column.of("client µs", "clientCpu", 1, "%,.0f"),
          Column.of("server µs", "serverCpu", 1, "%,.0f"));
  private static final List<Column> CONNECT =
      List.of(
          Column.of("p50 ms", "p50", 1000, "%,.2f"),
          Column.less("p50"),
          Column.of("p99 ms", "p99", 1000, "%,.2f"),
          Column.of("client µs", "clientCpu", 1, "%,.0f"),
          Column.of("server µs", "serverCpu", 1, "%,.0f"));
  private static final List<Column> MEMORY =
      List.of(
          Column.of("KiB", "total", 1, "%,.1f"),
          Column.of("of them in the heap", "heap", 1, "%,.1f"),
          Column.of("threads", "threads", 1, "%,.2f"));

  private static final List<Column> TRIPS =
      List.of(
          Column.of("to open", "open", 300, "%.1f"), Column.of("first echo", "first", 300, "%.1f"));
  private static final List<Column> MANY =
      List.of(
          Column.of("sessions", "sessions", 1, "%,.0f"),
          Column.of("threads", "threads", 1, "%.0f"),
          Column.of("heap MiB", "heap", 1024, "%,.0f"),
          Column.of("RSS MiB", "rss", 1024, "%,.0f"),
          Column.of("1000/s", "rate", 1000, "%,.1f"),
          Column.of("client µs", "clientCpu", 1, "%,.1f"));

  private final Results results;

  Tables(Results results) {
    this.results = results;
  }

  /** Returns all tables that have rows. */
  String all() {
    return Stream.of(loads(), sessions(), growth())
        .flatMap(List::stream)
        .filter(table -> !table.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  private List<String> loads() {
    return List.of(
        table("Echo, 100 in flight", "echo100", BOTH, RATE),
        table("Echo, one in flight", "echo1", BOTH, LATENCY),
        table("Flood of 64 B", "flood-small", BOTH, RATE),
        table("Flood of 4 KiB", "flood-large", BOTH, RATE),
        table("Flood of text with escapes", "flood-escapes", BOTH, RATE),
        table("Connect, with the info request", "connect", BOTH, CONNECT));
  }

  private List<String> sessions() {
    String distance = "TLS at 150 ms each way, in round trips of 300 ms";
    String many = "10 000 sessions in a heap of 512 MB, 1000 of them echoing";
    return List.of(
        fallback(),
        table(distance, "distant", List.of("distant"), TRIPS),
        table("1000 idle sessions, for each", "idle", List.of("vertx"), MEMORY),
        table(many, "large", List.of("spread"), MANY));
  }

  private List<String> growth() {
    return List.of(
        series(
            "Messages for a second of client CPU, 10 in flight in each session",
            "sessions",
            "growth-",
            List.of("1", "10", "100", "1000"),
            median -> cell(median.applyAsDouble("clientCpu"), micros -> 1e6 / micros)),
        series(
            "Bytes allocated for a message that is sent",
            "messages sent at once",
            "queued-",
            List.of("10", "100", "1000", "10000", "100000"),
            median -> cell(median.applyAsDouble("allocated"), bytes -> bytes)));
  }

  private String table(String title, String scenario, List<String> servers, List<Column> columns) {
    MarkdownTable table = new MarkdownTable(title);
    table.head(
        "client",
        servers.stream()
            .flatMap(server -> columns.stream().map(column -> head(server, servers, column)))
            .toList());
    for (Peer client : Peer.values()) {
      if (servers.stream()
          .anyMatch(server -> results.clients(scenario, server).contains(client.title()))) {
        table.row(
            "`" + client.title() + "`",
            servers.stream()
                .flatMap(
                    server ->
                        columns.stream()
                            .map(column -> column.cell(results, scenario, server, client)))
                .toList());
      }
    }
    return table.toString();
  }

  private static String head(String server, List<String> servers, Column column) {
    return servers.size() > 1 && column.ratio() == 0 && !column.value().endsWith("Cpu")
        ? SERVERS.getOrDefault(server, server) + ", " + column.title()
        : column.title();
  }

  private String fallback() {
    MarkdownTable table = new MarkdownTable("Time to open without WebSocket, in ms");
    table.head("client", List.of("refused", "hanging"));
    for (String client : results.clients("refused", "refusing")) {
      table.row(
          "`" + client + "`",
          List.of(
              cell(median("refused", "refusing", client, "p50"), micros -> micros / 1000),
              cell(median("hanging", "hanging", client, "p50"), micros -> micros / 1000)));
    }
    return table.toString();
  }

  /** Returns a table with a column for each step, whose name follows the prefix in the scenario. */
  private String series(
      String title,
      String corner,
      String prefix,
      List<String> steps,
      Function<ToDoubleFunction<String>, String> cell) {
    MarkdownTable table = new MarkdownTable(title);
    table.head(corner, steps);
    for (String client : results.clients(prefix + steps.get(0), "vertx")) {
      table.row(
          "`" + client + "`",
          steps.stream()
              .map(step -> cell.apply(value -> median(prefix + step, "vertx", client, value)))
              .toList());
    }
    return table.toString();
  }

  private double median(String scenario, String server, String client, String value) {
    return results.median(scenario, server, client, value).orElse(Double.NaN);
  }

  private static String cell(double value, DoubleUnaryOperator unit) {
    return Double.isNaN(value)
        ? "-"
        : String.format(Locale.ROOT, "%,.0f", unit.applyAsDouble(value));
  }
}
