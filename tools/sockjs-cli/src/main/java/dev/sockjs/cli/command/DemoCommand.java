package dev.sockjs.cli.command;

import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.cli.output.LineWriter;
import dev.sockjs.cli.probe.DemoTable;
import dev.sockjs.cli.probe.EchoProbe;
import dev.sockjs.testserver.SockJsTestServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code sockjs demo}: measures every transport with the embedded server. */
@Command(
    name = "demo",
    description = {
      "Starts a server, connects to it with every transport, and prints a row for each.",
      "For the last row, the client chooses the transport, and the server refuses WebSocket."
    },
    footer = "Exit status: 0 if every connection worked, 1 otherwise.")
public final class DemoCommand implements Callable<Integer> {

  /** Long timeouts, so that transports do not fail because the machine is busy. */
  private static final SockJsOptions LONG_TIMEOUTS =
      SockJsOptions.builder()
          .infoTimeout(Duration.ofSeconds(30))
          .timeout(Duration.ofSeconds(20))
          .build();

  private final Stdio stdio;
  @Mixin private CommonOptions common = new CommonOptions();

  /** Creates the command. */
  public DemoCommand(Stdio stdio) {
    this.stdio = stdio;
  }

  @Override
  public Integer call() throws InterruptedException {
    common.configureLogs(stdio);
    try (SockJsTestServer server = SockJsTestServer.start();
        SockJsClient client = SockJsClient.create()) {
      List<String> transports = client.transports();
      DemoTable table = new DemoTable(new LineWriter(stdio.out()), transports);
      for (String name : transports) {
        SockJsOptions options = LONG_TIMEOUTS.toBuilder().transports(name).build();
        table.add(name, () -> EchoProbe.run(client, server.uri("/echo"), options));
      }
      table.addDefault(
          () -> EchoProbe.run(client, server.uri("/disabled_websocket_echo"), LONG_TIMEOUTS));
      return table.finish() ? 0 : 1;
    }
  }
}
