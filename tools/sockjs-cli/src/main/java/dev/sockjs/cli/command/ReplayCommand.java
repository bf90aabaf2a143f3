package dev.sockjs.cli.command;

import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.cli.connect.CloseRequest;
import dev.sockjs.cli.connect.ConnectSession;
import dev.sockjs.cli.connect.Ending;
import dev.sockjs.cli.output.LineWriter;
import dev.sockjs.cli.record.Recorder;
import dev.sockjs.cli.record.Recording;
import dev.sockjs.cli.replay.Pace;
import dev.sockjs.cli.replay.Replay;
import dev.sockjs.cli.replay.Timeline;
import dev.sockjs.cli.time.SystemScheduler;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sockjs replay}: sends the messages of a recording again, or prints it. */
@Command(
    name = "replay",
    sortOptions = false,
    description = {
      "Sends the messages of a recording to a URL, at the times at which they were sent, and prints"
          + " what it receives. Without a URL, prints the recording.",
      "Closes when as many messages have arrived as were recorded, or --linger after the last"
          + " message was sent. connect --record FILE makes recordings."
    },
    footer = {
      "Examples:",
      "  ./sockjs replay session.jsonl",
      "  ./sockjs replay session.jsonl http://localhost:8081/echo --speed 10",
      "  ./sockjs replay session.jsonl http://localhost:8081/echo --no-wait --compare",
      "Exit status: 0 after a clean close and, with --compare, if the same messages arrived; 1"
          + " otherwise, 2 for bad usage, 130 after Ctrl-C."
    })
public final class ReplayCommand implements Callable<Integer> {

  private static final double NO_PAUSES = Double.POSITIVE_INFINITY;

  private final Stdio stdio;

  @Parameters(
      paramLabel = "FILE",
      index = "0",
      converter = RecordingFile.Converter.class,
      description = "A file that connect --record has written.")
  private RecordingFile file = new RecordingFile(Path.of(""));

  @Parameters(
      paramLabel = "URL",
      index = "1",
      arity = "0..1",
      converter = BaseUrlConverter.class,
      description =
          "The base URL, such as http://localhost:8081/echo; or @FILE, a file with the URL.")
  private @Nullable URI url;

  @Option(
      names = "--speed",
      paramLabel = "X",
      description = "Replays X times as fast as it was recorded. Default: 1.")
  private double speed = 1;

  @Option(names = "--no-wait", description = "Sends all messages at once, without pauses.")
  private boolean noWait;

  @Option(
      names = "--compare",
      description =
          "Compares the messages of the server with the recorded ones, in order, and fails if they"
              + " differ.")
  private boolean compares;

  @Option(
      names = "--linger",
      paramLabel = "S",
      converter = SecondsConverter.class,
      description =
          "How long to wait for messages after the last message was sent, in seconds. Default: 10.")
  private Duration linger = Duration.ofSeconds(10);

  @Mixin private ServerOptions server = new ServerOptions();
  @Mixin private SessionOptions session = new SessionOptions();
  @Mixin private CloseOptions close = new CloseOptions();
  @Mixin private WebSocketOptions webSocket = new WebSocketOptions();
  @Mixin private TransportOptions transports = new TransportOptions();
  @Mixin private RecordOptions record = new RecordOptions();
  @Mixin private CommonOptions common = new CommonOptions();

  /** Creates the command. */
  public ReplayCommand(Stdio stdio) {
    this.stdio = stdio;
  }

  @Override
  public Integer call() throws Exception {
    common.configureLogs(stdio);
    Pace pace = pace();
    Recording recording = file.read();
    if (url == null) {
      new Timeline(new LineWriter(stdio.out())).print(recording);
      return 0;
    }
    return replay(url, recording, pace);
  }

  private Pace pace() {
    if (!(speed > 0) || (noWait && speed != 1)) {
      throw new UsageException("Use either --no-wait or --speed X with X greater than 0");
    }
    return new Pace(noWait ? NO_PAUSES : speed, linger);
  }

  private int replay(URI target, Recording recording, Pace pace) throws Exception {
    SockJsOptions options = close.add(session.toOptions(server.headers(stdio)));
    Ending ending = new Ending(OptionalInt.empty(), false, CloseRequest.DEFAULT, close.linger());
    LongSupplier millis = Elapsed.start();
    Replay replay = new Replay(recording, pace, compares, new SystemScheduler());
    SockJsClient client =
        server.client(stdio).transports(transports.with(webSocket.providers())).build();
    try (Recorder recorder = record.open(stdio, millis)) {
      ConnectSession listener =
          new ConnectSession(replay, replay, ending, server.output(stdio, millis), recorder);
      int status =
          ShutdownHook.during(
              interrupt -> {
                listener.closeWith(client.connect(target, options, listener)::close);
                return listener.awaitEnd();
              },
              ShutdownHook.Actions.interruptible(listener::interrupt, () -> {}));
      ConnectFailure.explain(listener, server, stdio);
      return compares ? compare(listener, replay, status) : status;
    } finally {
      client.closeNow();
    }
  }

  private int compare(ConnectSession listener, Replay replay, int status) {
    if (!listener.hasOpened()) {
      return status;
    }
    stdio.err().println("sockjs: " + replay.summary());
    return replay.isAsRecorded() ? status : 1;
  }
}
