package dev.sockjs.cli.probe;

import dev.sockjs.CloseEvent;
import dev.sockjs.cli.output.JsonLine;
import dev.sockjs.cli.output.JsonOutput;
import dev.sockjs.cli.output.LineWriter;
import dev.sockjs.cli.probe.InfoProbe.Sighting;
import java.io.OutputStream;
import java.util.List;

/**
 * Prints for programs: an {@code info} line, a {@code transport} line each, the {@code attempt}
 * lines of the connect that names no transport, and always last a {@code summary}.
 */
public final class JsonProbeReport implements ProbeReport {

  private final LineWriter lines;
  private final JsonOutput output;

  public JsonProbeReport(OutputStream out) {
    lines = new LineWriter(out);
    output = new JsonOutput(out);
  }

  @Override
  public void info(Sighting seen) {
    output.info(seen.info(), seen.baseUrl(), seen.time());
  }

  @Override
  public void noInfo(CloseEvent end, String likelyCause) {
    output.close(end, end.status());
    lines.write(summary(false, List.of(likelyCause)).toString());
  }

  @Override
  public void transport(ProbeResult finding) {
    JsonLine line = JsonOutput.line("transport", finding.last()).with("works", finding.works());
    lines.write(with(line, finding.answer()).toString());
  }

  @Override
  public void summary(ProbeResults findings, List<String> advice) {
    ProbeResult chosen = findings.byDefault();
    chosen.attempts().forEach(output::attempt);
    JsonLine line = summary(findings.usable(), advice);
    if (chosen.opened()) {
      line.with("transport", chosen.last().transport()).with("ms", chosen.time().toMillis());
      with(line, chosen.answer());
    }
    lines.write(line.toString());
  }

  private static JsonLine summary(boolean works, List<String> advice) {
    return JsonLine.of("summary").with("works", works).with("advice", advice);
  }

  private static JsonLine with(JsonLine line, ProbeReply answer) {
    if (answer instanceof ProbeReply.Came came) {
      return line.with("answer", came.echo() ? "echo" : "message")
          .with("answer_ms", came.after().toMillis());
    }
    if (answer instanceof ProbeReply.Missing) {
      return line.with("answer", "none");
    }
    if (answer instanceof ProbeReply.Ended ended) {
      return line.with("answer", "close")
          .with("code", ended.end().code())
          .with("reason", ended.end().reason())
          .with("wasClean", ended.end().wasClean());
    }
    return line;
  }
}
