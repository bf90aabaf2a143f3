package dev.sockjs.cli.probe;

import dev.sockjs.CloseEvent;
import dev.sockjs.cli.output.Escaper;
import dev.sockjs.cli.output.LineWriter;
import dev.sockjs.cli.output.Table;
import dev.sockjs.cli.output.Table.Column;
import dev.sockjs.cli.output.TextOutput;
import dev.sockjs.cli.probe.InfoProbe.Sighting;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;

/** Prints for people: the info, a table with a row for each transport, and what it all suggests. */
public final class TextProbeReport implements ProbeReport {

  private static final String SKIPPED = "not eligible";

  private final LineWriter lines;
  private final TextOutput output;
  private final Table table;

  /**
   * @param transports all names there will be
   */
  public TextProbeReport(OutputStream out, List<String> transports) {
    lines = new LineWriter(out);
    output = new TextOutput(out);
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
  public void transport(ProbeResult finding) {
    ProbeReply answer = finding.answer();
    lines.write(
        Escaper.plain(
            table.line(
                List.of(
                    finding.name(),
                    outcome(finding),
                    finding.opened() ? Table.millis(finding.time()) : "-",
                    answer instanceof ProbeReply.Came came ? Table.millis(came.after()) : "-",
                    finding.opened() ? words(answer) : TextOutput.words(finding.last())))));
  }

  private static String outcome(ProbeResult finding) {
    if (finding.skipped()) {
      return SKIPPED;
    }
    return finding.works() ? "works" : "failed";
  }

  private static String words(ProbeReply answer) {
    if (answer instanceof ProbeReply.Came came) {
      return came.echo() ? "" : "the answer is no echo";
    }
    if (answer instanceof ProbeReply.Missing missing) {
      return "no answer within " + seconds(missing.waited());
    }
    return answer instanceof ProbeReply.Ended ended ? "opened, then closed: " + ended.end() : "";
  }

  @Override
  public void summary(ProbeResults findings, List<String> advice) {
    lines.write("The first to open also waits for what is loaded but once.");
    lines.write("");
    ProbeResult chosen = findings.byDefault();
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
    advice.forEach(line -> lines.write("- " + Escaper.plain(line)));
  }

  private static String seconds(Duration time) {
    return time.toMillis() / 1000.0 + " s";
  }
}
