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

/** {@code sockjs connect}: one connection, fed from the command line or from standard input. */
@Command(
    name = "connect",
    sortOptions = false,
    description = {
      "Connects, sends lines, and prints what comes.",
      "Each line of standard input is sent; with --json it is an object, {\"send\":\"text\"},"
          + " {\"send\":[\"text\",\"text\"]} or {\"close\":{\"code\":3000,\"reason\":\"bye\"}}."
    },
    footer = "Exit status: 0 after a clean close with --expect met, 1 otherwise, 2 for bad usage.")
public final class ConnectCommand implements Callable<Integer> {

  private final Stdio stdio;
  @Mixin private RequestOptions request = new RequestOptions();
  @Mixin private SessionOptions session = new SessionOptions();

  @Option(
      names = "--send",
      paramLabel = "TEXT",
      description = "A message to send, instead of standard input. May be repeated.")
  private List<String> texts = List.of();

  @Option(
      names = "--expect",
      paramLabel = "N",
      description =
          "Closes when N messages have come, and not before. By default when all is sent.")
  private @Nullable Integer expected;

  @Option(
      names = "--close",
      paramLabel = "CODE[:REASON]",
      converter = CloseRequestConverter.class,
      description = "What to close with, 1000 or 3000 to 4999. By default 1000.")
  private CloseRequest closing = CloseRequest.DEFAULT;

  @Option(
      names = "--deadline",
      paramLabel = "S",
      converter = SecondsConverter.class,
      description = "Ends the session after S seconds with 1006 \"Deadline\".")
  private @Nullable Duration deadline;

  @Mixin private CommonOptions common = new CommonOptions();

  public ConnectCommand(Stdio stdio) {
    this.stdio = stdio;
  }

  @Override
  public Integer call() throws Exception {
    common.setUpLogs(stdio);
    SockJsOptions options = session.with(request.headers());
    ConnectSession running =
        new ConnectSession(input(), expectedMessages(), closing, request.output(stdio));
    SockJsClient client = request.client().build();
    try {
      return ShutdownHook.possibleDuring(() -> run(client, options, running), running::interrupt);
    } finally {
      client.closeNow();
    }
  }

  private int run(SockJsClient client, SockJsOptions options, ConnectSession running) {
    running.begin(client.connect(request.url(), options, running));
    if (deadline != null) {
      running.endAfter(deadline);
    }
    return running.await();
  }

  private OptionalInt expectedMessages() {
    if (expected == null) {
      return OptionalInt.empty();
    }
    if (expected < 0) {
      throw new IllegalArgumentException("Not a number of messages: " + expected);
    }
    return OptionalInt.of(expected);
  }

  private Input input() {
    boolean justClose = closing.code().isPresent() && expected == null && stdio.inputIsTerminal();
    if (justClose || !texts.isEmpty()) {
      return Input.of(texts);
    }
    return request.json() ? LineReader.json(stdio.in()) : LineReader.plain(stdio.in());
  }
}
