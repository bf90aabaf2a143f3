package dev.sockjs.cli.command;

import dev.sockjs.cli.output.LineWriter;
import dev.sockjs.cli.serve.Endpoint;
import dev.sockjs.cli.serve.PageServer;
import dev.sockjs.testserver.SockJsTestServer;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sockjs serve}: runs the embedded server, with a page for browsers. */
@Command(
    name = "serve",
    description = {
      "Runs a server for testing clients until interrupted, and prints the URLs of its endpoints.",
      "It has a page for browsers, with a console on sockjs-client."
    })
public final class ServeCommand implements Callable<Integer> {

  private final Stdio stdio;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "The port to listen on, or 0 for any free port. Default: 8081.")
  private int port = 8081;

  @Mixin private CommonOptions common = new CommonOptions();

  /** Creates the command. */
  public ServeCommand(Stdio stdio) {
    this.stdio = stdio;
  }

  @Override
  public Integer call() throws Exception {
    common.configureLogs(stdio);
    SockJsTestServer server = PageServer.start(port);
    return ShutdownHook.during(() -> serve(server), () -> stop(server));
  }

  private int serve(SockJsTestServer server) throws InterruptedException {
    LineWriter out = new LineWriter(stdio.out());
    Endpoint.ALL.forEach(endpoint -> out.write(server.uri(endpoint.path()).toString()));
    out.write("Page for browsers: " + server.uri("/"));
    new CountDownLatch(1).await(); // Until the process receives a signal.
    return 0;
  }

  private static int stop(SockJsTestServer server) {
    server.close();
    return 0;
  }
}
