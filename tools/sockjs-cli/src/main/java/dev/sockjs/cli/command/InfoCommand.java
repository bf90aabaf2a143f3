package dev.sockjs.cli.command;

import dev.sockjs.CloseEvent;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.cli.output.Output;
import dev.sockjs.cli.probe.InfoProbe;
import dev.sockjs.cli.probe.InfoProbe.Sighting;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code sockjs info}: what a server says of itself. */
@Command(name = "info", description = "Asks a server for its info.", sortOptions = false)
public final class InfoCommand implements Callable<Integer> {

  private final Stdio stdio;
  @Mixin private RequestOptions request = new RequestOptions();
  @Mixin private CommonOptions common = new CommonOptions();

  public InfoCommand(Stdio stdio) {
    this.stdio = stdio;
  }

  @Override
  public Integer call() {
    common.setUpLogs(stdio);
    InfoProbe probe = new InfoProbe();
    SockJsOptions options = SockJsOptions.builder().headers(request.headers()).build();
    SockJsClient client = request.client().transports(probe).build();
    try {
      CloseEvent end = probe.ask(client, request.url(), options);
      return report(probe.sighting(), end);
    } finally {
      client.closeNow();
    }
  }

  private int report(@Nullable Sighting seen, CloseEvent end) {
    Output output = request.output(stdio);
    if (seen == null) {
      output.close(end, end.status());
      return 1;
    }
    output.info(seen.info(), seen.baseUrl(), seen.time());
    return 0;
  }
}
