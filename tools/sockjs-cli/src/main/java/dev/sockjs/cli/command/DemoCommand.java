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
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code sockjs demo}: measures every transport with the embedded server. */
@Command(
    name = "demo",
    description = {
      "Starts a server, connects to it with every transport, and prints a row for each. The"
          + " WebSocket transports have a row for each library.",
      "For the last row, the client chooses the transport, and the server refuses WebSocket."
    },
    footer = "Exit status: 0 if every connection worked, 1 otherwise.")
public final class DemoCommand implements Callable<Integer> {

  /** Long timeouts, so that transports do not fail because the machine is busy. */
  private static final SockJsOptions LONG_TIMEOUTS =
      SockJsOptions.builder()
          .infoTimeout(Duration.ofSeconds(30))
          .timeout(Duration.ofSeconds(20))
          .closeLinger(Duration.ofSeconds(20))
          .build();

  private final Stdio stdio;
  @Mixin private TransportOptions transports = new TransportOptions();
  @Mixin private CommonOptions common = new CommonOptions();

  /** Creates the command. */
  public DemoCommand(Stdio stdio) {
    this.stdio = stdio;
  }

  @Override
  public Integer call() throws InterruptedException {
    common.configureLogs(stdio);
    try (SockJsTestServer server = SockJsTestServer.start();
        SockJsClient jetty = client(WebSocketLibrary.JETTY);
        SockJsClient tyrus = client(WebSocketLibrary.TYRUS)) {
      List<Row> rows =
          jetty.transports().stream().flatMap(name -> rows(name, jetty, tyrus)).toList();
      DemoTable table =
          new DemoTable(new LineWriter(stdio.out()), rows.stream().map(Row::label).toList());
      for (Row row : rows) {
        SockJsOptions options = LONG_TIMEOUTS.toBuilder().transports(row.transport()).build();
        table.add(
            row.label(),
            row.transport(),
            () -> EchoProbe.run(row.client(), server.uri("/echo"), options));
      }
      table.addDefault(
          () -> EchoProbe.run(jetty, server.uri("/disabled_websocket_echo"), LONG_TIMEOUTS));
      return table.finish() ? 0 : 1;
    }
  }

  /** One connection to measure: over which transport, and of which client. */
  private record Row(String label, String transport, SockJsClient client) {}

  private SockJsClient client(WebSocketLibrary library) {
    return SockJsClient.builder().transports(transports.with(library.providers())).build();
  }

  /**
   * Returns a row for each library of a transport; one, without its name, if there is no choice.
   */
  private Stream<Row> rows(String transport, SockJsClient jetty, SockJsClient tyrus) {
    return WebSocketLibrary.provides(transport) && !transports.names().contains(transport)
        ? Stream.of(
            new Row(transport + " (" + WebSocketLibrary.JETTY + ")", transport, jetty),
            new Row(transport + " (" + WebSocketLibrary.TYRUS + ")", transport, tyrus))
        : Stream.of(new Row(transport, transport, jetty));
  }
}
