package dev.sockjs.cli.bench;

import dev.sockjs.cli.bench.BenchResult.Messages;
import dev.sockjs.cli.bench.BenchResult.Sessions;
import dev.sockjs.cli.bench.BenchResult.Times;
import dev.sockjs.cli.output.JsonLine;
import dev.sockjs.cli.output.LineWriter;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** Prints the result of a run as JSON, one object on each line. The last one has the figures. */
final class JsonBenchReport {

  private final LineWriter out;

  JsonBenchReport(LineWriter out) {
    this.out = out;
  }

  void write(BenchResult result) {
    result
        .sessions()
        .transports()
        .forEach((name, count) -> print(JsonLine.of("opened").with("transport", name), count));
    result
        .sessions()
        .causes()
        .forEach((cause, count) -> print(JsonLine.of("failure").with("cause", cause), count));
    JsonLine line =
        JsonLine.of("bench")
            .with("succeeded", result.succeeded())
            .with("end", result.end().name().toLowerCase(Locale.ROOT));
    addSessions(line, result.sessions());
    addMessages(line, result.messages());
    addTimes(line, result.times(), result.messages());
    line.with("sent_bytes", result.volume().sentBytes())
        .with("received_bytes", result.volume().receivedBytes())
        .with("threads", result.volume().threads())
        .with("heap_bytes", result.volume().heapBytes())
        .with("notes", result.notes());
    out.write(line.toString());
  }

  private void print(JsonLine line, long count) {
    out.write(line.with("sessions", count).toString());
  }

  private static void addSessions(JsonLine line, Sessions sessions) {
    line.with("opened", sessions.opened())
        .with("not_opened", sessions.notOpened())
        .with("lost", sessions.lost())
        .with("not_closed", sessions.notClosed());
  }

  private static void addMessages(JsonLine line, Messages messages) {
    line.with("sent", messages.sent())
        .with("echoed", messages.echoed())
        .with("missing", messages.missing())
        .with("not_sent", messages.notSent())
        .with("duplicates", messages.duplicates())
        .with("out_of_order", messages.outOfOrder())
        .with("foreign", messages.foreign());
  }

  private static void addTimes(JsonLine line, Times times, Messages messages) {
    line.with("ms", times.sending().toMillis())
        .with("sent_per_second", Math.round(times.perSecond(messages.sent())))
        .with("echoed_per_second", Math.round(times.perSecond(messages.echoed())));
    addHistogram(line, "open", times.opens());
    addHistogram(line, "round_trip", times.roundTrips());
    addHistogram(line, "sent_late", times.delays());
  }

  /** Adds percentiles in microseconds, if anything was recorded. */
  private static void addHistogram(JsonLine line, String name, Histogram histogram) {
    if (histogram.getTotalCount() == 0) {
      return;
    }
    for (double percentile : Figures.PERCENTILES) {
      line.with(
          name + "_" + Figures.name(percentile).replace('.', '_') + "_us",
          histogram.getValueAtPercentile(percentile) / 1000);
    }
    line.with(name + "_max_us", histogram.getMaxValue() / 1000);
  }
}
