package dev.sockjs.cli;

import dev.sockjs.cli.command.Stdio;
import dev.sockjs.testserver.SockJsTestServer;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Loads the classes of the short commands by running each of them once, without output. The
 * launcher lets the JVM archive these classes, so that later starts are faster (class data
 * sharing).
 */
final class CdsWarmup {

  private CdsWarmup() {}

  /**
   * Runs the commands.
   *
   * @param args ignored
   */
  public static void main(String[] args) {
    try (SockJsTestServer server = SockJsTestServer.start()) {
      String url = server.uri("/echo").toString();
      for (String transport : List.of("websocket", "xhr-streaming", "xhr-polling")) {
        run("{\"send\":\"text\"}\n", "connect", url, "--json", "-t", transport, "--deadline", "10");
      }
      run("text\n", "connect", url, "--deadline", "10");
      run("", "info", url);
    }
  }

  private static void run(String input, String... args) {
    InputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    OutputStream out = OutputStream.nullOutputStream();
    PrintStream err = new PrintStream(out, true, StandardCharsets.UTF_8);
    Main.run(new Stdio(in, out, err, false, false, Map.of()), args);
  }
}
