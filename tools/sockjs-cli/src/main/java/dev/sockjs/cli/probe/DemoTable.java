package dev.sockjs.cli.probe;

import dev.sockjs.cli.output.LineWriter;
import dev.sockjs.cli.output.Table;
import dev.sockjs.cli.output.Table.Column;
import dev.sockjs.cli.probe.EchoProbe.Failure;
import dev.sockjs.cli.probe.EchoProbe.Result;
import java.util.ArrayList;
import java.util.List;

/** Prints a row for each trial as soon as it is over; why some failed comes below. */
public final class DemoTable {

  /** What stands in the place of a transport when the client had its choice. */
  public static final String NONE_NAMED = "(none named)";

  private static final String FAILED = "failed";

  /** Some connection to try. */
  @FunctionalInterface
  public interface Experiment {
    Result run() throws Failure, InterruptedException;
  }

  private final LineWriter out;
  private final Table table;
  private final List<String> failures = new ArrayList<>();

  /**
   * Prints the head of the table.
   *
   * @param transports all names there will be
   */
  public DemoTable(LineWriter out, List<String> transports) {
    this.out = out;
    int longest = transports.stream().mapToInt(String::length).max().orElse(0);
    table =
        new Table(
            Column.text("transport", Math.max(longest, NONE_NAMED.length())),
            Column.text("outcome", worked(" ".repeat(longest)).length()),
            Column.number("open ms"),
            Column.number("round trip ms"),
            Column.number("messages/s"),
            Column.number("close"));
    out.write(table.head());
  }

  public void add(String name, Experiment experiment) throws InterruptedException {
    try {
      out.write(table.line(cells(name, experiment.run())));
    } catch (Failure e) {
      failures.add(name + ": " + e.getMessage());
      out.write(table.line(List.of(name, FAILED, "-", "-", "-", "-")));
    }
  }

  /**
   * Prints what there is to know besides, and why trials failed.
   *
   * @return whether none did
   */
  public boolean finish() {
    out.write("The first to open also waits for what is loaded but once.");
    failures.forEach(out::write);
    return failures.isEmpty();
  }

  private static List<String> cells(String name, Result result) {
    String used = result.transport();
    return List.of(
        name,
        name.equals(used) ? "ok" : worked(used),
        Table.millis(result.open()),
        Table.millis(result.roundTrip()),
        String.valueOf(EchoProbe.BURST * 1_000_000_000L / Math.max(1, result.burst().toNanos())),
        String.valueOf(result.end().code()));
  }

  private static String worked(String transport) {
    return "ok: " + transport;
  }
}
