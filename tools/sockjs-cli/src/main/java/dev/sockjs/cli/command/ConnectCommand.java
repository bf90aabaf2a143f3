package dev.sockjs.cli.command;

import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.cli.connect.CloseRequest;
import dev.sockjs.cli.connect.ConnectSession;
import dev.sockjs.cli.connect.Input;
import dev.sockjs.cli.connect.LineReader;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
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
      "Each line of standard input is a message. With --json, each line is an object:"
          + " {\"send\":\"text\"}, {\"send\":[\"text\",\"text\"]} or"
          + " {\"close\":{\"code\":3000,\"reason\":\"bye\"}}."
    },
    footer = "Exit status: 0 after a clean close with --expect met, 1 otherwise, 2 for bad usage.")
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
      names = "--close",
      paramLabel = "CODE[:REASON]",
      converter = CloseRequestConverter.class,
      description = "The code to close with, 1000 or 3000 to 4999, and the reason. Default: 1000.")
  private CloseRequest closeRequest = CloseRequest.DEFAULT;

  @Option(
      names = "--deadline",
      paramLabel = "S",
      converter = SecondsConverter.class,
      description = "Ends the session after S seconds with 1006 \"Deadline\".")
  private @Nullable Duration deadline;

  @Mixin private CommonOptions common = new CommonOptions();

  /** Creates the command. */
  public ConnectCommand(Stdio stdio) {
    this.stdio = stdio;
  }

  @Override
  public Integer call() throws Exception {
    common.configureLogs(stdio);
    SockJsOptions options = session.toOptions(request.headers(stdio));
    ConnectSession listener =
        new ConnectSession(input(), expectedMessages(), closeRequest, request.output(stdio));
    SockJsClient client =
        request.client(stdio).transports(transports.with(webSocket.providers())).build();
    try {
      return ShutdownHook.during(() -> run(client, options, listener), listener::interrupt);
    } finally {
      client.closeNow();
    }
  }

  private int run(SockJsClient client, SockJsOptions options, ConnectSession listener) {
    listener.setConnection(client.connect(request.url(), options, listener));
    if (deadline != null) {
      listener.endAfter(deadline);
    }
    return listener.awaitEnd();
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

  private Input input() {
    // With --close alone at a terminal, the user does not want to type messages.
    boolean onlyCloses =
        closeRequest.code().isPresent() && expected == null && stdio.inputIsTerminal();
    if (onlyCloses || !messages.isEmpty()) {
      return Input.of(messages);
    }
    return request.json() ? LineReader.json(stdio.in()) : LineReader.plain(stdio.in());
  }
}
