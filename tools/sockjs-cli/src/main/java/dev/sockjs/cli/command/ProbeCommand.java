package dev.sockjs.cli.command;

import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.cli.probe.InfoProbe;
import dev.sockjs.cli.probe.JsonProbeReport;
import dev.sockjs.cli.probe.ProbeReport;
import dev.sockjs.cli.probe.ServerProbe;
import dev.sockjs.cli.probe.TextProbeReport;
import dev.sockjs.spi.TransportProvider;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sockjs probe}: prints which transports work with a server, and why the others do not. */
@Command(
    name = "probe",
    sortOptions = false,
    description = {
      "Connects to a server with every transport, and prints which ones work and why the others"
          + " do not.",
      "Sends one message on each session and waits for a reply. The message is \""
          + ProbeCommand.DEFAULT_MESSAGE
          + "\" or that of --message. If a message could do harm, use --no-message.",
    },
    footer =
        "Exit status: 0 if an application with default settings gets a connection that works, 1"
            + " otherwise, 2 for bad usage, 130 after Ctrl-C.")
public final class ProbeCommand implements Callable<Integer> {

  /** Says where it comes from, for people who find it in the log of a server. */
  static final String DEFAULT_MESSAGE = "sockjs probe";

  private final Stdio stdio;
  @Mixin private RequestOptions request = new RequestOptions();

  @Option(
      names = "--message",
      paramLabel = "TEXT",
      description = "The message to send on each session.")
  private @Nullable String message;

  @Option(names = "--no-message", description = "Sends no message: sessions only open and close.")
  private boolean noMessage;

  @Option(
      names = "--timeout",
      paramLabel = "MS",
      converter = MillisConverter.class,
      description = "The time for each transport to open, and again for the reply. Default: 5000.")
  private Duration timeout = Duration.ofSeconds(5);

  @Option(
      names = "--info-timeout",
      paramLabel = "MS",
      converter = MillisConverter.class,
      description = "The time for the info request. Default: 8000.")
  private Duration infoTimeout = SockJsOptions.DEFAULT_INFO_TIMEOUT;

  @Mixin private WebSocketOptions webSocket = new WebSocketOptions();
  @Mixin private TransportOptions transports = new TransportOptions();
  @Mixin private CommonOptions common = new CommonOptions();

  /** Creates the command. */
  public ProbeCommand(Stdio stdio) {
    this.stdio = stdio;
  }

  @Override
  public Integer call() throws Exception {
    common.configureLogs(stdio);
    ServerProbe.Settings settings = settings();
    InfoProbe infoProbe = new InfoProbe();
    SockJsClient client = request.client(stdio).transports(transports(infoProbe)).build();
    try {
      ServerProbe probe = new ServerProbe(client, infoProbe, settings);
      ProbeReport report = report(probe);
      return ShutdownHook.during(
          interrupt -> probe.run(report) ? 0 : 1,
          ShutdownHook.Actions.interruptible(() -> stop(probe), () -> {}));
    } finally {
      client.closeNow();
    }
  }

  private static int stop(ServerProbe probe) {
    probe.stop();
    return 1;
  }

  private List<TransportProvider> transports(InfoProbe infoProbe) {
    return Stream.concat(Stream.of(infoProbe), transports.with(webSocket.providers()).stream())
        .toList();
  }

  private ServerProbe.Settings settings() {
    SockJsOptions options =
        SockJsOptions.builder().headers(request.headers(stdio)).infoTimeout(infoTimeout).build();
    return new ServerProbe.Settings(
        request.url(), request.proxy(stdio), message(), timeout, options);
  }

  private @Nullable String message() {
    if (noMessage && message != null) {
      throw new UsageException("Use either --message or --no-message");
    }
    return noMessage ? null : Objects.requireNonNullElse(message, DEFAULT_MESSAGE);
  }

  private ProbeReport report(ServerProbe probe) {
    return request.json()
        ? new JsonProbeReport(stdio.out())
        : new TextProbeReport(stdio.out(), probe.transports());
  }
}
