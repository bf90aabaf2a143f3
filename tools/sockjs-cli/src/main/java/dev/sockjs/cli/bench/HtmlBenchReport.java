package dev.sockjs.cli.bench;

import static dev.sockjs.cli.bench.HtmlText.escape;

import dev.sockjs.cli.bench.BenchResult.Messages;
import dev.sockjs.cli.bench.BenchResult.Sessions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * The result of a run as one HTML file, which needs no other file and no network. All text is
 * escaped, since a server chooses some of it; the script reads numbers only, and draws the curves.
 */
final class HtmlBenchReport {

  private static final String FAILURES_START =
      "<section class=\"wide\"><h2>Failed sessions by cause</h2>\n<ul class=\"failures\">\n";

  private final BenchResult result;
  private final String url;
  private final Instant time;

  /**
   * Creates a report.
   *
   * @param url the URL without secrets
   * @param time when the run ended
   */
  HtmlBenchReport(BenchResult result, String url, Instant time) {
    this.result = result;
    this.url = url;
    this.time = time;
  }

  /** Returns the text of the file. */
  String html() {
    String style = HtmlTemplate.read("report.css");
    String script = HtmlTemplate.read("report.js");
    Map<String, String> values = new LinkedHashMap<>();
    values.put("style", style);
    values.put("style-hash", HtmlTemplate.policySource(style));
    values.put("script", script);
    values.put("script-hash", HtmlTemplate.policySource(script));
    values.put("url", escape(url));
    values.put("load", escape(load()));
    values.put("verdict-class", result.succeeded() ? "good" : "bad");
    values.put("verdict", result.succeeded() ? "Nothing failed." : "Something failed.");
    values.put("notes", lines(result.notes().stream().map(HtmlBenchReport::note)));
    values.put("cards", cards());
    values.put("round-trip-hint", roundTripHint());
    values.put("percentile-heads", percentileHeads());
    values.put("percentile-rows", percentileRows());
    values.put("message-rows", messageRows(result.messages()));
    values.put("session-rows", sessionRows(result.sessions()));
    values.put("failures", failures(result.sessions().causes()));
    values.put("footer", escape(footer()));
    values.put("data", BenchCurves.json(result.times()));
    return HtmlTemplate.fill("report.html", values);
  }

  private String load() {
    BenchSettings settings = result.settings();
    return settings.sessions()
        + " sessions, messages of "
        + Figures.bytes(settings.size())
        + ", "
        + (settings.isOpenLoop()
            ? settings.rate() + " messages a second"
            : "one message at a time on each session")
        + ", for "
        + Figures.seconds(settings.duration());
  }

  private static String note(String text) {
    return "<p class=\"note\">" + escape(text) + "</p>";
  }

  private String cards() {
    Histogram trips = result.times().roundTrips();
    return lines(
        Stream.of(
            card(Long.toString(result.sessions().opened()), "sessions opened"),
            card(
                Figures.rate(result.times().perSecond(result.messages().echoed())),
                "echoes a second"),
            card(Figures.millis(trips, 50) + " ms", "median round trip"),
            card(Figures.millis(trips, 99) + " ms", "99th percentile"),
            card(Figures.millis(result.times().opens(), 99) + " ms", "to open, 99th percentile"),
            card(Long.toString(unanswered(result.messages())), "messages without an echo")));
  }

  private static long unanswered(Messages messages) {
    return messages.missing() + messages.notSent();
  }

  private static String card(String value, String label) {
    return "<li><b>" + escape(value) + "</b><span>" + escape(label) + "</span></li>";
  }

  private String roundTripHint() {
    return result.settings().isOpenLoop()
        ? "Each time begins when the message was due, so it includes delays before it was sent."
        : "Each time begins when the message was sent: a slow server was sent fewer messages.";
  }

  private static String percentileHeads() {
    return Figures.PERCENTILES.stream()
        .map(percentile -> "<th scope=\"col\">" + Figures.name(percentile) + "</th>")
        .collect(Collectors.joining());
  }

  private String percentileRows() {
    BenchResult.Times times = result.times();
    Stream<String> rows =
        Stream.of(
            percentileRow("open", times.opens()), percentileRow("round trip", times.roundTrips()));
    Stream<String> late =
        times.delays().getTotalCount() == 0
            ? Stream.empty()
            : Stream.of(percentileRow("sent late", times.delays()));
    return lines(Stream.concat(rows, late));
  }

  private static String percentileRow(String name, Histogram histogram) {
    return TextBenchReport.row(name, histogram).stream()
        .skip(1)
        .map(cell -> "<td>" + escape(cell) + "</td>")
        .collect(
            Collectors.joining("", "<tr><th scope=\"row\">" + escape(name) + "</th>", "</tr>"));
  }

  private String messageRows(Messages messages) {
    return lines(
        Stream.of(
            row("sent", messages.sent(), false),
            row("echoed", messages.echoed(), false),
            row("missing: no echo arrived", messages.missing(), true),
            row("not sent, although due", messages.notSent(), true),
            row("duplicates", messages.duplicates(), true),
            row("out of order", messages.outOfOrder(), true),
            row("foreign", messages.foreign(), true)));
  }

  private String sessionRows(Sessions sessions) {
    Stream<String> transports =
        sessions.transports().entrySet().stream()
            .map(entry -> row("opened over " + entry.getKey(), entry.getValue(), false));
    Stream<String> failures =
        Stream.of(
            row("not opened", sessions.notOpened(), true),
            row("lost", sessions.lost(), true),
            row("not closed cleanly", sessions.notClosed(), true));
    BenchResult.Volume volume = result.volume();
    Stream<String> sizes =
        Stream.of(
            row("bytes sent, in messages", Figures.bytes(volume.sentBytes()), false),
            row("bytes received, in messages", Figures.bytes(volume.receivedBytes()), false),
            row("most heap of bench", Figures.bytes(volume.heapBytes()), false),
            row("most threads of bench", volume.threads(), false));
    return lines(Stream.of(transports, failures, sizes).flatMap(rows -> rows));
  }

  private static String row(String name, long count, boolean isFailure) {
    return row(name, Long.toString(count), isFailure && count > 0);
  }

  private static String row(String name, String value, boolean isBad) {
    return "<tr><th scope=\"row\">"
        + escape(name)
        + "</th><td"
        + (isBad ? " class=\"bad\"" : "")
        + ">"
        + escape(value)
        + "</td></tr>";
  }

  private static String failures(Map<String, Long> causes) {
    if (causes.isEmpty()) {
      return "";
    }
    long most = causes.values().stream().mapToLong(Long::longValue).max().orElse(1);
    return causes.entrySet().stream()
        .map(entry -> failure(entry.getKey(), entry.getValue(), most))
        .collect(Collectors.joining("\n", FAILURES_START, "\n</ul></section>"));
  }

  private static String failure(String cause, long count, long most) {
    return "<li><meter min=\"0\" max=\""
        + most
        + "\" value=\""
        + count
        + "\"></meter><b>"
        + count
        + "</b><div class=\"cause\">"
        + escape(cause)
        + "</div></li>";
  }

  private String footer() {
    return time.truncatedTo(ChronoUnit.SECONDS) + ", Java " + Runtime.version();
  }

  private static String lines(Stream<String> lines) {
    return lines.collect(Collectors.joining("\n"));
  }
}
