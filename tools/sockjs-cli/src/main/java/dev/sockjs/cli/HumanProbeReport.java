package dev.sockjs.cli;

import dev.sockjs.CloseEvent;
import dev.sockjs.cli.InfoProbe.Sighting;
import dev.sockjs.cli.Table.Column;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;

/** Prints for people: the info, a table with a row for each transport, and what it all suggests. */
final class HumanProbeReport implements ProbeReport {

  private static final String SKIPPED = "not eligible";

  private final LineWriter lines;
  private final HumanOutput output;
  private final Table table;

  /**
   * @param transports all names there will be
   */
  HumanProbeReport(OutputStream out, List<String> transports) {
    lines = new LineWriter(out);
    output = new HumanOutput(out);
    int longest = transports.stream().mapToInt(String::length).max().orElse(0);
    table =
        new Table(
            Column.text("transport", longest),
            Column.text("outcome", SKIPPED.length()),
            Column.number("open ms"),
            Column.number("answer ms"),
            Column.text("what happened", 0));
  }

  @Override
  public void info(Sighting seen) {
    output.info(seen.info(), seen.baseUrl(), seen.time());
    lines.write("");
    lines.write(table.head());
  }

  @Override
  public void noInfo(CloseEvent end, String likelyCause) {
    output.close(end, end.status());
    lines.write("No application can connect from here.");
    advise(List.of(likelyCause));
  }

  @Override
  public void transport(Finding finding) {
    Answer answer = finding.answer();
    lines.write(
        Escapes.plain(
            table.line(
                List.of(
                    finding.name(),
                    outcome(finding),
                    finding.opened() ? Table.millis(finding.time()) : "-",
                    answer instanceof Answer.Came came ? Table.millis(came.after()) : "-",
                    finding.opened() ? words(answer) : HumanOutput.words(finding.last())))));
  }

  private static String outcome(Finding finding) {
    if (finding.skipped()) {
      return SKIPPED;
    }
    return finding.works() ? "works" : "failed";
  }

  private static String words(Answer answer) {
    if (answer instanceof Answer.Came came) {
      return came.echo() ? "" : "the answer is no echo";
    }
    if (answer instanceof Answer.Missing missing) {
      return "no answer within " + seconds(missing.waited());
    }
    return answer instanceof Answer.Ended ended ? "opened, then closed: " + ended.end() : "";
  }

  @Override
  public void summary(Findings findings, List<String> advice) {
    lines.write("The first to open also waits for what is loaded but once.");
    lines.write("");
    Finding chosen = findings.byDefault();
    lines.write(
        chosen.opened()
            ? "An application with default settings gets %s, open after %s ms, info included%s."
                .formatted(
                    chosen.last().transport(),
                    Table.millis(chosen.time()),
                    findings.usable() ? "" : "; but it does not work")
            : "An application with default settings gets no connection.");
    chosen.attempts().forEach(output::attempt);
    advise(advice);
  }

  private void advise(List<String> advice) {
    advice.forEach(line -> lines.write("- " + Escapes.plain(line)));
  }

  private static String seconds(Duration time) {
    return time.toMillis() / 1000.0 + " s";
  }
}
