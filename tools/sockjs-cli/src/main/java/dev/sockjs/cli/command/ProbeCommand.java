package dev.sockjs.cli.command;

import dev.sockjs.CloseEvent;
import dev.sockjs.ServerInfo;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.cli.probe.DemoTable;
import dev.sockjs.cli.probe.Diagnosis;
import dev.sockjs.cli.probe.InfoDiagnosis;
import dev.sockjs.cli.probe.InfoProbe;
import dev.sockjs.cli.probe.InfoProbe.Sighting;
import dev.sockjs.cli.probe.JsonProbeReport;
import dev.sockjs.cli.probe.ProbeReport;
import dev.sockjs.cli.probe.ProbeResult;
import dev.sockjs.cli.probe.ProbeResults;
import dev.sockjs.cli.probe.TextProbeReport;
import dev.sockjs.cli.probe.TransportProbe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code sockjs probe}: what works between here and a server, and why the rest does not. One
 * connection at a time, so that none disturbs another. A signal just ends the process: what was
 * found is printed by then, and the one session under way ends with its socket.
 */
@Command(
    name = "probe",
    sortOptions = false,
    description = {
      "Tries every transport on a server, and tells what works and why the rest does not.",
      "Each session that opens is sent one message, to time the answer: \""
          + ProbeCommand.TEXT
          + "\", or what --message says. Where that could do harm, use --no-message.",
    },
    footer =
        "Exit status: 0 if an application with default settings gets a connection that works, 1"
            + " otherwise, 2 for bad usage.")
public final class ProbeCommand implements Callable<Integer> {

  /** Whoever finds it in a log shall know where it comes from. */
  static final String TEXT = "sockjs probe";

  private final Stdio stdio;
  @Mixin private RequestOptions request = new RequestOptions();

  @Option(
      names = "--message",
      paramLabel = "TEXT",
      description = "The message to send on each session.")
  private @Nullable String message;

  @Option(names = "--no-message", description = "Sends no message: sessions open and close.")
  private boolean noMessage;

  @Option(
      names = "--timeout",
      paramLabel = "MS",
      converter = MillisConverter.class,
      description =
          "The time that each transport gets to open, and again to answer. By default 5000.")
  private Duration timeout = Duration.ofSeconds(5);

  @Option(
      names = "--info-timeout",
      paramLabel = "MS",
      converter = MillisConverter.class,
      description = "The time for the info request. By default 8000.")
  private Duration infoTimeout = SockJsOptions.DEFAULT_INFO_TIMEOUT;

  @Mixin private CommonOptions common = new CommonOptions();

  public ProbeCommand(Stdio stdio) {
    this.stdio = stdio;
  }

  @Override
  public Integer call() throws InterruptedException {
    common.setUpLogs(stdio);
    Optional<String> text = message();
    InfoProbe infoProbe = new InfoProbe();
    SockJsClient client = request.client().transports(infoProbe).build();
    try {
      return probe(client, infoProbe, new TransportProbe(client, request.url(), text, timeout));
    } finally {
      client.closeNow();
    }
  }

  private Optional<String> message() {
    if (noMessage && message != null) {
      throw new IllegalArgumentException("Either --message or --no-message");
    }
    return noMessage ? Optional.empty() : Optional.of(Objects.requireNonNullElse(message, TEXT));
  }

  private int probe(SockJsClient client, InfoProbe infoProbe, TransportProbe examination)
      throws InterruptedException {
    List<String> transports =
        client.transports().stream().filter(name -> !name.equals(InfoProbe.NAME)).toList();
    ProbeReport report =
        request.json()
            ? new JsonProbeReport(stdio.out())
            : new TextProbeReport(stdio.out(), transports);
    SockJsOptions defaults =
        SockJsOptions.builder().headers(request.headers()).infoTimeout(infoTimeout).build();
    CloseEvent end = infoProbe.ask(client, request.url(), defaults);
    Sighting seen = infoProbe.sighting();
    if (seen == null) {
      report.noInfo(end, InfoDiagnosis.of(end, request.proxy()));
      return 1;
    }
    report.info(seen);
    List<ProbeResult> named = new ArrayList<>();
    for (String name : transports) {
      named.add(examination.run(name, only(name, defaults, seen.info())));
      report.transport(named.get(named.size() - 1));
    }
    ProbeResult byDefault = examination.run(DemoTable.NONE_NAMED, defaults);
    ProbeResults findings = new ProbeResults(seen.info(), named, byDefault);
    report.summary(findings, Diagnosis.of(findings));
    return findings.usable() ? 0 : 1;
  }

  /** One transport, the info that is known, and the whole time for it. */
  private SockJsOptions only(String name, SockJsOptions defaults, ServerInfo info) {
    return defaults.toBuilder()
        .transports(name)
        .info(info)
        .timeout(timeout)
        .connectTimeout(timeout)
        .build();
  }
}
