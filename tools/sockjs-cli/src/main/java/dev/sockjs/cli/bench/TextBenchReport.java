package dev.sockjs.cli.bench;

import dev.sockjs.cli.bench.BenchResult.Messages;
import dev.sockjs.cli.bench.BenchResult.Sessions;
import dev.sockjs.cli.bench.BenchResult.Times;
import dev.sockjs.cli.bench.BenchResult.Volume;
import dev.sockjs.cli.output.Escaper;
import dev.sockjs.cli.output.LineWriter;
import dev.sockjs.cli.output.Table;
import dev.sockjs.cli.output.Table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/** Prints the result of a run for people. */
final class TextBenchReport {

  private static final int CELL = 9;

  private final LineWriter out;

  TextBenchReport(LineWriter out) {
    this.out = out;
  }

  void write(BenchResult result) {
    print("sessions   " + sessions(result.sessions()));
    print("messages   " + messages(result.messages()));
    print("rate       " + rate(result));
    print("bytes      " + bytes(result.volume()));
    print("process    " + process(result.volume()));
    print("");
    table(result.times());
    result.sessions().causes().forEach((cause, count) -> print(count + " x " + cause));
    result.notes().forEach(this::print);
  }

  static String sessions(Sessions sessions) {
    String transports =
        sessions.transports().entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining(", ", " (", ")"));
    return sessions.opened()
        + " opened"
        + (sessions.opened() == 0 ? "" : transports)
        + ", "
        + sessions.notOpened()
        + " not opened, "
        + sessions.lost()
        + " lost, "
        + sessions.notClosed()
        + " not closed cleanly";
  }

  static String messages(Messages messages) {
    return messages.sent()
        + " sent, "
        + messages.echoed()
        + " echoed, "
        + messages.missing()
        + " missing, "
        + messages.notSent()
        + " not sent, "
        + messages.duplicates()
        + " duplicates, "
        + messages.outOfOrder()
        + " out of order, "
        + messages.foreign()
        + " foreign";
  }

  static String rate(BenchResult result) {
    Times times = result.times();
    Messages messages = result.messages();
    return Figures.rate(times.perSecond(messages.sent()))
        + " sent/s, "
        + Figures.rate(times.perSecond(messages.echoed()))
        + " echoed/s, for "
        + Figures.seconds(times.sending())
        + (result.settings().isOpenLoop()
            ? "; asked for " + result.settings().rate() + "/s"
            : "; each session waits for its echo");
  }

  static String bytes(Volume volume) {
    return Figures.bytes(volume.sentBytes())
        + " sent, "
        + Figures.bytes(volume.receivedBytes())
        + " received, in messages";
  }

  static String process(Volume volume) {
    return "at most "
        + volume.threads()
        + " threads and "
        + Figures.bytes(volume.heapBytes())
        + " of heap";
  }

  private void table(Times times) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.text("ms", "round trip".length()));
    Figures.PERCENTILES.forEach(p -> columns.add(column(Figures.name(p))));
    columns.add(column("max"));
    Table table = new Table(columns.toArray(Column[]::new));
    out.write(table.header());
    out.write(table.row(row("open", times.opens())));
    out.write(table.row(row("round trip", times.roundTrips())));
    if (times.delays().getTotalCount() > 0) {
      out.write(table.row(row("sent late", times.delays())));
    }
  }

  private static Column column(String title) {
    return Column.number(" ".repeat(Math.max(0, CELL - title.length())) + title);
  }

  static List<String> row(String name, Histogram histogram) {
    List<String> cells = new ArrayList<>();
    cells.add(name);
    Figures.PERCENTILES.forEach(p -> cells.add(Figures.millis(histogram, p)));
    cells.add(Figures.millis(histogram, 100));
    return cells;
  }

  private void print(String line) {
    out.write(Escaper.text(line));
  }
}
