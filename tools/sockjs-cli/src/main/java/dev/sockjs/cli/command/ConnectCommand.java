package dev.sockjs.cli.command;

import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.cli.connect.CloseRequest;
import dev.sockjs.cli.connect.ConnectSession;
import dev.sockjs.cli.connect.Dialect;
import dev.sockjs.cli.connect.Ending;
import dev.sockjs.cli.connect.Input;
import dev.sockjs.cli.connect.InputLine.Send;
import dev.sockjs.cli.connect.LineReader;
import dev.sockjs.cli.connect.ReconnectSession;
import dev.sockjs.cli.connect.StompCommands;
import dev.sockjs.cli.connect.StompDialect;
import dev.sockjs.cli.output.Output;
import dev.sockjs.cli.prompt.Prompt;
import dev.sockjs.cli.prompt.PromptCommands;
import dev.sockjs.cli.record.Recorder;
import dev.sockjs.cli.time.SystemScheduler;
import dev.sockjs.reconnect.ConnectTarget;
import dev.sockjs.reconnect.ReconnectingSockJs;
import dev.sockjs.reconnect.SendWhileDown;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sockjs connect}: one connection that sends the given messages or standard input. */
@Command(
    name = "connect",
    sortOptions = false,
    description = {
      "Connects, sends messages, and prints what it receives.",
      "On a terminal, there is a prompt with a history: /help lists its commands. Otherwise, each"
          + " line of standard input is a message. With --json, each line is an object:"
          + " {\"send\":\"text\"}, {\"send\":[\"text\",\"text\"]} or"
          + " {\"close\":{\"code\":3000,\"reason\":\"bye\"}}."
    },
    footer = {
      "Examples:",
      "  ./sockjs connect http://localhost:8081/echo",
      "  ./sockjs connect http://localhost:8081/echo --send hello --expect 1",
      "  ./sockjs connect http://localhost:8081/ticker --send hi --wait --deadline 10",
      "  printf 'a\\nb\\n' | ./sockjs connect http://localhost:8081/echo --expect 2",
      "  ./sockjs connect https://example.org/echo -H @token.txt --record session.jsonl",
      "  ./sockjs connect http://localhost:8080/ws --stomp --send '/sub /topic/news' --wait",
      "Exit status: 0 after a clean close with --expect met, 1 otherwise, 2 for bad usage, 130 after"
          + " Ctrl-C."
    })
public final class ConnectCommand implements Callable<Integer> {

  private final Stdio stdio;
  @Mixin private RequestOptions request = new RequestOptions();
  @Mixin private SessionOptions session = new SessionOptions();
  @Mixin private WebSocketOptions webSocket = new WebSocketOptions();
  @Mixin private TransportOptions transports = new TransportOptions();

  @Option(
      names = "--send",
      paramLabel = "TEXT",
      description = "A message to send instead of standard input. May be repeated.")
  private List<String> messages = List.of();

  @Option(
      names = "--expect",
      paramLabel = "N",
      description =
          "Closes when N messages have been received, and not before. Default: closes when all"
              + " input has been sent.")
  private @Nullable Integer expected;

  @Option(
      names = "--wait",
      description =
          "Stays open after all input has been sent, until the server closes, --expect or"
              + " --deadline is reached, or Ctrl-C.")
  private boolean waits;

  @Option(
      names = "--close",
      paramLabel = "CODE[:REASON]",
      converter = CloseRequestConverter.class,
      description = "The code to close with, 1000 or 3000 to 4999, and the reason. Default: 1000.")
  private CloseRequest closeRequest = CloseRequest.DEFAULT;

  @Mixin private CloseOptions close = new CloseOptions();

  @Option(
      names = "--deadline",
      paramLabel = "S",
      converter = SecondsConverter.class,
      description = "Ends the session after S seconds with 1006 \"Deadline\".")
  private @Nullable Duration deadline;

  @Option(
      names = "--reconnect",
      description = {
        "Connects again, after a pause, when the session is lost or the server closes it without a"
            + " code of its application.",
        "Messages that are entered meanwhile are sent when a session is open again."
      })
  private boolean reconnects;

  @Mixin private RecordOptions record = new RecordOptions();
  @Mixin private StompOptions stomp = new StompOptions();
  @Mixin private PromptOptions promptOptions = new PromptOptions();
  @Mixin private CommonOptions common = new CommonOptions();

  private final StompCommands stompCommands = new StompCommands();

  /** Creates the command. */
  public ConnectCommand(Stdio stdio) {
    this.stdio = stdio;
  }

  @Override
  public Integer call() throws Exception {
    common.configureLogs(stdio);
    SockJsOptions options = close.add(session.toOptions(request.headers(stdio)));
    Dialect dialect = dialect();
    Ending ending = new Ending(expectedMessages(), waits, closeRequest, close.linger());
    LongSupplier millis = Elapsed.start();
    SockJsClient client =
        request.client(stdio).transports(transports.with(webSocket.providers())).build();
    try (Recorder recorder = record.open(stdio, millis);
        Console console = console(millis)) {
      ConnectSession listener =
          new ConnectSession(console.input(), dialect, ending, console.output(), recorder);
      int status =
          ShutdownHook.during(
              interrupt -> {
                console.onInterrupt().accept(interrupt);
                return run(client, options, listener);
              },
              ShutdownHook.Actions.interruptible(listener::interrupt, console::restore));
      console.restore();
      ConnectFailure.explain(listener, request, stdio);
      return status;
    } finally {
      client.closeNow();
    }
  }

  private int run(SockJsClient client, SockJsOptions options, ConnectSession listener) {
    listener.closeWith(connect(client, options, listener));
    if (deadline != null) {
      listener.endAfter(deadline);
    }
    return listener.awaitEnd();
  }

  /** Starts to connect, and returns what closes the connection. */
  private Runnable connect(SockJsClient client, SockJsOptions options, ConnectSession listener) {
    if (!reconnects) {
      return client.connect(request.url(), options, listener)::close;
    }
    CompletionStage<ConnectTarget> target =
        CompletableFuture.completedFuture(ConnectTarget.of(request.url(), options));
    return ReconnectingSockJs.builder(client, attempt -> target)
            .sendWhileDown(stomp.isStomp() ? SendWhileDown.REFUSE : SendWhileDown.QUEUE)
            .connect(new ReconnectSession(listener, new SystemScheduler()))
        ::close;
  }

  private OptionalInt expectedMessages() {
    if (expected == null) {
      return OptionalInt.empty();
    }
    if (expected < 0) {
      throw new UsageException("--expect must be 0 or more");
    }
    return OptionalInt.of(expected);
  }

  private Dialect dialect() {
    if (stomp.isStomp()) {
      return new StompDialect(
          stomp.settings(request.url(), stdio), stompCommands, new SystemScheduler());
    }
    stomp.requireUnused();
    return Dialect.plain();
  }

  private Console console(LongSupplier millis) {
    // With --close alone at a terminal, the user does not want to type messages.
    boolean onlyCloses =
        closeRequest.code().isPresent() && expected == null && stdio.inputIsTerminal();
    Output output = request.output(stdio, millis);
    if (onlyCloses || !messages.isEmpty()) {
      return Console.of(Input.of(messages, stomp.isStomp() ? stompCommands : Send::of), output);
    }
    Optional<Prompt> prompt = request.json() ? Optional.empty() : openPrompt();
    if (prompt.isPresent()) {
      return Console.of(prompt.get(), stomp.isStomp() ? stompCommands : new PromptCommands());
    }
    return Console.of(standardInput(), output);
  }

  private Optional<Prompt> openPrompt() {
    return promptOptions.open(stdio, stomp.isStomp() ? StompCommands.NAMES : PromptCommands.NAMES);
  }

  private Input standardInput() {
    if (stomp.isStomp()) {
      return LineReader.of(stdio.in(), stompCommands);
    }
    return request.json() ? LineReader.json(stdio.in()) : LineReader.plain(stdio.in());
  }
}
