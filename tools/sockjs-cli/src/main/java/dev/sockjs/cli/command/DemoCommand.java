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

/** {@code sockjs demo}: every transport there is, against the embedded server. */
@Command(
    name = "demo",
    description = {
      "Tries every transport on a server of its own, and prints what each can do.",
      "The last line names no transport, and the server refuses WebSocket."
    },
    footer = "Exit status: 0 if all worked, 1 otherwise.")
public final class DemoCommand implements Callable<Integer> {

  /** On a busy machine it shall show what works, not how busy the machine is. */
  private static final SockJsOptions PATIENT =
      SockJsOptions.builder()
          .infoTimeout(Duration.ofSeconds(30))
          .timeout(Duration.ofSeconds(20))
          .build();

  private final Stdio stdio;
  @Mixin private CommonOptions common = new CommonOptions();

  public DemoCommand(Stdio stdio) {
    this.stdio = stdio;
  }

  @Override
  public Integer call() throws InterruptedException {
    common.setUpLogs(stdio);
    try (SockJsTestServer server = SockJsTestServer.start();
        SockJsClient client = SockJsClient.create()) {
      List<String> transports = client.transports();
      DemoTable table = new DemoTable(new LineWriter(stdio.out()), transports);
      for (String name : transports) {
        SockJsOptions only = PATIENT.toBuilder().transports(name).build();
        table.add(name, () -> EchoProbe.run(client, server.uri("/echo"), only));
      }
      table.add(
          DemoTable.NONE_NAMED,
          () -> EchoProbe.run(client, server.uri("/disabled_websocket_echo"), PATIENT));
      return table.finish() ? 0 : 1;
    }
  }
}
