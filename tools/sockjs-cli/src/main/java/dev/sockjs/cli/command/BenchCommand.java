package dev.sockjs.cli.command;

import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.cli.bench.BenchOutput;
import dev.sockjs.cli.bench.BenchRun;
import dev.sockjs.cli.bench.BenchSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sockjs bench}: many sessions to an endpoint that echoes, and what they measured. */
@Command(
    name = "bench",
    sortOptions = false,
    description = {
      "Opens many sessions to an endpoint that echoes each message, sends messages on them, and"
          + " prints what it measured.",
      "With --rate, messages have times at which they are due, and round trips count from then."
          + " Without it, each session sends its next message when the last one has come back.",
      "Ctrl-C ends the run early; the sessions are closed and the figures are printed."
    },
    footer = {
      "Examples:",
      "  ./sockjs bench http://localhost:8081/echo -n 100",
      "  ./sockjs bench http://localhost:8081/echo -n 1000 --rate 5000 --report report.html",
      "Exit status: 0 if nothing failed, 1 otherwise, 2 for bad usage, 130 after Ctrl-C."
    })
public final class BenchCommand implements Callable<Integer> {

  /** The launcher sets this property. Java 17 cannot tell whether standard error is a terminal. */
  private static final String ERROR_IS_TERMINAL = "sockjs.error-terminal";

  private final Stdio stdio;
  @Mixin private RequestOptions request = new RequestOptions();

  @Option(
      names = {"-n", "--sessions"},
      paramLabel = "N",
      description = "The number of sessions, 1 to 50000. Default: 10.")
  private int sessions = 10;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description =
          "Messages a second, of all sessions together, 1 to 1000000. Default: each session sends"
              + " one message at a time.")
  private @Nullable Integer rate;

  @Option(
      names = "--size",
      paramLabel = "BYTES",
      description = "The size of each message, 64 to 1048576. Default: 64.")
  private int size = BenchSettings.MIN_SIZE;

  @Option(
      names = "--duration",
      paramLabel = "S",
      converter = SecondsConverter.class,
      description =
          "How long messages are sent, in seconds, at most a day. Opening the sessions before, and"
              + " closing them afterwards, is not included. Default: 10.")
  private Duration duration = Duration.ofSeconds(10);

  @Option(
      names = "--connects",
      paramLabel = "N",
      description = "The most sessions that connect at the same time. Default: 50.")
  private int connects = 50;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Writes the result to an HTML file as well, with curves.")
  private @Nullable String report;

  @Mixin private SessionOptions session = new SessionOptions();
  @Mixin private WebSocketOptions webSocket = new WebSocketOptions();
  @Mixin private TransportOptions transports = new TransportOptions();
  @Mixin private CommonOptions common = new CommonOptions();

  /** Creates the command. */
  public BenchCommand(Stdio stdio) {
    this.stdio = stdio;
  }

  @Override
  public Integer call() throws Exception {
    common.configureLogs(stdio);
    SockJsOptions options = session.toOptions(request.headers(stdio));
    if (options.sessionId().isPresent()) {
      throw new UsageException("--session ID: each session of bench needs its own id");
    }
    BenchRun run = new BenchRun(settings(), output());
    SockJsClient client =
        request.client(stdio).transports(transports.with(webSocket.providers())).build();
    try {
      return ShutdownHook.during(
          interrupt -> run.run(client, request.url(), options),
          ShutdownHook.Actions.interruptible(run::interrupt, () -> {}));
    } finally {
      client.closeNow();
    }
  }

  private BenchSettings settings() {
    requireRange("--sessions", sessions, 1, BenchSettings.MAX_SESSIONS);
    requireRange("--size", size, BenchSettings.MIN_SIZE, BenchSettings.MAX_SIZE);
    requireRange("--connects", connects, 1, BenchSettings.MAX_SESSIONS);
    if (rate != null) {
      requireRange("--rate", rate, 1, BenchSettings.MAX_RATE);
    }
    if (duration.compareTo(BenchSettings.MAX_DURATION) > 0) {
      throw new UsageException("Invalid value for option --duration: at most 86400 seconds");
    }
    return new BenchSettings(sessions, rate == null ? 0 : rate, size, duration, connects);
  }

  private static void requireRange(String option, int value, int min, int max) {
    if (value < min || value > max) {
      throw new UsageException(
          "Invalid value for option " + option + ": must be from " + min + " to " + max);
    }
  }

  private BenchOutput output() {
    return new BenchOutput(
        stdio.out(),
        request.json(),
        stdio.err(),
        Boolean.getBoolean(ERROR_IS_TERMINAL),
        report == null ? null : writableFile(report));
  }

  /** Creates the file now, so that a run does not end with a result that cannot be written. */
  private static Path writableFile(String name) {
    try {
      Path file = Path.of(name);
      Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND).close();
      return file;
    } catch (IOException | InvalidPathException e) {
      throw new UsageException("--report: cannot write the file " + name);
    }
  }
}
