package dev.sockjs.cli.probe;

import dev.sockjs.CloseEvent;
import dev.sockjs.cli.output.JsonLine;
import dev.sockjs.cli.output.JsonOutput;
import dev.sockjs.cli.output.LineWriter;
import java.io.OutputStream;
import java.util.List;

/**
 * Prints JSON for programs: an {@code info} line, a {@code transport} line for each transport,
 * {@code attempt} lines for the connection with default settings, and always last a {@code summary}
 * line. The member {@code answer} says what followed the message: {@code echo}, {@code message},
 * {@code none} or {@code close}.
 */
public final class JsonProbeReport implements ProbeReport {

  private final LineWriter lines;
  private final JsonOutput output;

  /** Creates a report that writes UTF-8 to a stream. */
  public JsonProbeReport(OutputStream out) {
    lines = new LineWriter(out);
    output = new JsonOutput(out);
  }

  @Override
  public void info(InfoProbe.Result result) {
    output.info(result.info(), result.baseUrl(), result.time());
  }

  @Override
  public void infoFailed(CloseEvent end, String likelyCause) {
    output.close(end, end.status());
    write(summaryLine(false, List.of(likelyCause)));
  }

  @Override
  public void transport(ProbeResult result) {
    JsonLine line = JsonOutput.attemptLine("transport", result.lastAttempt());
    write(addReply(line.with("works", result.works()), result.reply()));
  }

  @Override
  public void summary(ProbeResults results, List<String> advice) {
    ProbeResult byDefault = results.byDefault();
    byDefault.attempts().forEach(output::attempt);
    JsonLine line = summaryLine(results.usable(), advice);
    if (byDefault.opened()) {
      line.with("transport", byDefault.lastAttempt().transport())
          .with("ms", byDefault.time().toMillis());
      addReply(line, byDefault.reply());
    }
    write(line);
  }

  private static JsonLine summaryLine(boolean works, List<String> advice) {
    return JsonLine.of("summary").with("works", works).with("advice", advice);
  }

  private static JsonLine addReply(JsonLine line, ProbeReply reply) {
    if (reply instanceof ProbeReply.Received received) {
      return line.with("answer", received.isEcho() ? "echo" : "message")
          .with("answer_ms", received.time().toMillis());
    }
    if (reply instanceof ProbeReply.Missing) {
      return line.with("answer", "none");
    }
    if (reply instanceof ProbeReply.Closed closed) {
      return line.with("answer", "close")
          .with("code", closed.event().code())
          .with("reason", closed.event().reason())
          .with("wasClean", closed.event().wasClean());
    }
    return line;
  }

  private void write(JsonLine line) {
    lines.write(line.toString());
  }
}
