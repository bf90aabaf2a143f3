package dev.sockjs.cli.command;

import dev.sockjs.CloseEvent;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.cli.output.Output;
import dev.sockjs.cli.probe.InfoProbe;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code sockjs info}: prints the info of a server. */
@Command(
    name = "info",
    sortOptions = false,
    description = "Prints a server's info.",
    footer = "Exit status: 0 if the server sent its info, 1 otherwise, 2 for bad usage.")
public final class InfoCommand implements Callable<Integer> {

  private final Stdio stdio;
  @Mixin private RequestOptions request = new RequestOptions();
  @Mixin private CommonOptions common = new CommonOptions();

  /** Creates the command. */
  public InfoCommand(Stdio stdio) {
    this.stdio = stdio;
  }

  @Override
  public Integer call() {
    common.configureLogs(stdio);
    InfoProbe probe = new InfoProbe();
    SockJsOptions options = SockJsOptions.builder().headers(request.headers(stdio)).build();
    SockJsClient client = request.client(stdio).transports(probe).build();
    try {
      CloseEvent end = probe.run(client, request.url(), options);
      return print(probe.result(), end);
    } finally {
      client.closeNow();
    }
  }

  private int print(Optional<InfoProbe.Result> result, CloseEvent end) {
    Output output = request.output(stdio);
    if (result.isEmpty()) {
      output.close(end, end.status());
      return 1;
    }
    output.info(result.get().info(), result.get().baseUrl(), result.get().time());
    return 0;
  }
}
