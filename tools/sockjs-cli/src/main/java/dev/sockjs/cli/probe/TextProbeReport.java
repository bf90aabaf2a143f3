package dev.sockjs.cli.probe;

import dev.sockjs.CloseEvent;
import dev.sockjs.cli.output.Escaper;
import dev.sockjs.cli.output.LineWriter;
import dev.sockjs.cli.output.Table;
import dev.sockjs.cli.output.Table.Column;
import dev.sockjs.cli.output.TextOutput;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;

/** Prints text for people: the info, a table with a row for each transport, and the advice. */
public final class TextProbeReport implements ProbeReport {

  private static final String NOT_ELIGIBLE = "not eligible";

  private final LineWriter lines;
  private final TextOutput output;
  private final Table table;

  /**
   * Creates a report.
   *
   * @param transports the names of all transports, which determine the width of the first column
   */
  public TextProbeReport(OutputStream out, List<String> transports) {
    lines = new LineWriter(out);
    output = new TextOutput(out);
    int longest = transports.stream().mapToInt(String::length).max().orElse(0);
    table =
        new Table(
            Column.text("transport", longest),
            Column.text("outcome", NOT_ELIGIBLE.length()),
            Column.number("open ms"),
            Column.number("reply ms"),
            Column.text("details", 0));
  }

  @Override
  public void info(InfoProbe.Result result) {
    output.info(result.info(), result.baseUrl(), result.time());
    lines.write("");
    lines.write(table.header());
  }

  @Override
  public void infoFailed(CloseEvent end, String likelyCause) {
    output.close(end, end.status());
    lines.write("No application can connect from here.");
    writeAdvice(List.of(likelyCause));
  }

  @Override
  public void transport(ProbeResult result) {
    String row =
        table.row(
            List.of(
                result.name(),
                outcome(result),
                result.opened() ? Table.millis(result.time()) : "-",
                replyTime(result.reply()),
                details(result)));
    lines.write(Escaper.text(row));
  }

  private static String outcome(ProbeResult result) {
    if (result.skipped()) {
      return NOT_ELIGIBLE;
    }
    return result.works() ? "works" : "failed";
  }

  private static String replyTime(ProbeReply reply) {
    return reply instanceof ProbeReply.Received received ? Table.millis(received.time()) : "-";
  }

  private static String details(ProbeResult result) {
    if (!result.opened()) {
      return TextOutput.describe(result.lastAttempt());
    }
    ProbeReply reply = result.reply();
    if (reply instanceof ProbeReply.Received received) {
      return received.isEcho() ? "" : "the reply is not an echo";
    }
    if (reply instanceof ProbeReply.Missing missing) {
      return "no reply within " + seconds(missing.timeout());
    }
    return reply instanceof ProbeReply.Closed closed
        ? "opened, then closed: " + closed.event()
        : "";
  }

  @Override
  public void summary(ProbeResults results, List<String> advice) {
    lines.write(Labels.FIRST_IS_SLOWER);
    lines.write("");
    lines.write("An application with default settings gets " + connection(results) + ".");
    results.byDefault().attempts().forEach(output::attempt);
    writeAdvice(advice);
  }

  private static String connection(ProbeResults results) {
    ProbeResult byDefault = results.byDefault();
    if (!byDefault.opened()) {
      return "no connection";
    }
    return byDefault.lastAttempt().transport()
        + ", open after "
        + Table.millis(byDefault.time())
        + " ms including the info request"
        + (results.usable() ? "" : ", but it does not work");
  }

  private void writeAdvice(List<String> advice) {
    advice.forEach(line -> lines.write("- " + Escaper.text(line)));
  }

  private static String seconds(Duration time) {
    return time.toMillis() / 1000.0 + " s";
  }
}
