package dev.sockjs.cli.probe;

import dev.sockjs.cli.output.Escaper;
import dev.sockjs.cli.output.LineWriter;
import dev.sockjs.cli.output.Table;
import dev.sockjs.cli.output.Table.Column;
import dev.sockjs.cli.probe.EchoProbe.FailedException;
import dev.sockjs.cli.probe.EchoProbe.Result;
import java.util.ArrayList;
import java.util.List;

/** Prints a row for each measured connection, and the reasons for failures below the table. */
public final class DemoTable {

  /** The measurement of one connection. */
  @FunctionalInterface
  public interface Measurement {
    /** Makes the connection and measures it. */
    Result run() throws FailedException, InterruptedException;
  }

  private final LineWriter out;
  private final Table table;
  private final List<String> failures = new ArrayList<>();

  /**
   * Prints the header.
   *
   * @param labels the labels of all rows, which determine the widths of the columns
   */
  public DemoTable(LineWriter out, List<String> labels) {
    this.out = out;
    int longest = labels.stream().mapToInt(String::length).max().orElse(0);
    table =
        new Table(
            Column.text("transport", Math.max(longest, Labels.DEFAULT_SETTINGS.length())),
            Column.text("outcome", okWith(" ".repeat(longest)).length()),
            Column.number("open ms"),
            Column.number("round trip ms"),
            Column.number("messages/s"),
            Column.number("close"));
    out.write(table.header());
  }

  /**
   * Measures a connection, and prints its row.
   *
   * @param label the first cell of the row
   * @param transport the transport that the connection is expected to use
   */
  public void add(String label, String transport, Measurement measurement)
      throws InterruptedException {
    try {
      out.write(table.row(cells(label, transport, measurement.run())));
    } catch (FailedException e) {
      failures.add(label + ": " + e.getMessage());
      out.write(table.row(List.of(label, "failed", "-", "-", "-", "-")));
    }
  }

  /** Measures a connection for which the client chooses the transport, and prints its row. */
  public void addDefault(Measurement measurement) throws InterruptedException {
    add(Labels.DEFAULT_SETTINGS, "", measurement);
  }

  /**
   * Prints the reasons for failures.
   *
   * @return true if every connection worked
   */
  public boolean finish() {
    out.write(Labels.FIRST_IS_SLOWER);
    failures.forEach(line -> out.write(Escaper.text(line)));
    return failures.isEmpty();
  }

  private static List<String> cells(String label, String expected, Result result) {
    String used = result.transport();
    return List.of(
        label,
        expected.equals(used) ? "ok" : okWith(used),
        Table.millis(result.open()),
        Table.millis(result.roundTrip()),
        String.valueOf(result.messagesPerSecond()),
        String.valueOf(result.end().code()));
  }

  private static String okWith(String transport) {
    return "ok: " + transport;
  }
}
