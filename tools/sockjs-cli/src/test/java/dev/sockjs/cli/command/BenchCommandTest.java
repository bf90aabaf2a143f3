package dev.sockjs.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.cli.CommandRun;
import dev.sockjs.testserver.SockJsTestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code bench} with the embedded server, over real sockets. */
@Timeout(180)
final class BenchCommandTest {

  private final SockJsTestServer server = SockJsTestServer.start();

  @AfterEach
  void stopServer() {
    server.close();
  }

  private CommandRun bench(String endpoint, String... options) {
    List<String> args = new ArrayList<>();
    args.addAll(List.of("bench", server.uri(endpoint).toString(), "--info-timeout", "60000"));
    args.addAll(List.of("--timeout", "30000"));
    args.addAll(List.of(options));
    return CommandRun.of(args.toArray(String[]::new));
  }

  private static long figure(CommandRun run, String name) {
    Matcher matcher = Pattern.compile("\"" + name + "\":(\\d+)").matcher(run.lastLine());
    assertTrue(matcher.find(), () -> "no " + name + " in " + run.out());
    return Long.parseLong(matcher.group(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"websocket", "websocket-raw", "xhr-streaming", "xhr-polling"})
  void everyMessageOfEachTransportComesBack(String transport) {
    CommandRun run =
        bench("/echo", "-n", "5", "-t", transport, "--rate", "50", "--duration", "1", "--json");
    assertEquals(0, run.status(), run.out() + run.err());
    assertEquals(
        "{\"event\":\"opened\",\"transport\":\"" + transport + "\",\"sessions\":5}",
        run.out().get(0));
    assertEquals(50, figure(run, "sent"));
    assertEquals(50, figure(run, "echoed"));
    assertEquals(0, figure(run, "foreign"));
    assertTrue(figure(run, "round_trip_p50_us") > 0);
    assertTrue(figure(run, "open_max_us") >= figure(run, "open_p50_us"));
    assertEquals(50 * 64, figure(run, "received_bytes"));
  }

  @ParameterizedTest
  @CsvSource({"jetty", "tyrus"})
  void closedLoopWithLargeMessages(String library) {
    CommandRun run =
        bench("/echo", "-n", "3", "--size", "20000", "--duration", "2", "--websocket", library);
    assertEquals(0, run.status(), run.out() + run.err());
    assertTrue(run.out().get(0).startsWith("sessions   3 opened (websocket 3), 0 not opened"));
    assertTrue(run.out().get(2).endsWith("; each session waits for its echo"));
    assertFalse(run.err().contains("\u001b"), "control sequences without a terminal");
  }

  @Test
  void endpointThatDoesNotEchoIsNamedAsTheCause() {
    CommandRun run = bench("/ticker", "-n", "1", "--duration", "0.3");
    assertEquals(1, run.status());
    assertTrue(run.out().get(1).contains("1 sent, 0 echoed, 1 missing"), run.out()::toString);
    assertTrue(
        run.out()
            .contains(
                "No message came back. The endpoint must echo each message, as /echo of"
                    + " \"sockjs serve\" does."),
        run.out()::toString);
  }

  @Test
  void endpointThatSendsToAllIsNamedAsTheCause() {
    CommandRun run = bench("/broadcast", "-n", "2", "--rate", "20", "--duration", "0.5", "--json");
    assertEquals(1, run.status());
    assertEquals(10, figure(run, "echoed"));
    assertTrue(figure(run, "foreign") > 0, run.lastLine()); // the end may drop the last ones
    assertTrue(run.lastLine().contains("and send nothing else."), run.lastLine());
  }

  @Test
  void closeOfTheServerIsAFailureWithItsCause() {
    CommandRun run = bench("/close", "-n", "2", "--duration", "60");
    assertEquals(1, run.status());
    assertTrue(run.out().contains("2 x lost: 3000 \"Go away!\" (clean)"), run.out()::toString);
    assertTrue(run.out().contains("All sessions were lost."), run.out()::toString);
  }

  @Test
  void reportIsWritten(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("gr\u00fc\u00dfe.html");
    Files.writeString(file, "an older report that is longer".repeat(10_000));
    CommandRun run =
        bench("/echo?token=s3cret", "-n", "2", "--duration", "0.3", "--report", file.toString());
    assertEquals(0, run.status(), run.out() + run.err());
    String html = Files.readString(file);
    assertTrue(html.startsWith("<!DOCTYPE html>"), html);
    assertTrue(html.contains("<p class=\"url\">" + server.uri("/echo")), html);
    assertFalse(html.contains("s3cret") || html.contains("an older"), html);
    assertTrue(html.endsWith("</html>\n"), html);
  }

  @Test
  void reportThatCannotBeWrittenIsBadUsage(@TempDir Path directory) {
    CommandRun run = bench("/echo", "--report", directory.toString());
    assertEquals(2, run.status());
    assertTrue(run.err().contains("cannot write the file " + directory), run.err());
    assertEquals(0, server.openConnections());
  }

  @ParameterizedTest
  @CsvSource({
    "--sessions,0",
    "--sessions,50001",
    "--sessions,many",
    "--rate,0",
    "--rate,1000001",
    "--size,63",
    "--size,1048577",
    "--duration,0",
    "--duration,86401",
    "--duration,NaN",
    "--connects,0",
    "--session,abc"
  })
  void valueOutOfRangeIsBadUsage(String option, String value) {
    CommandRun run = bench("/echo", option, value, "-t", "websocket");
    assertEquals(2, run.status());
    assertEquals(List.of(), run.out());
    assertTrue(run.err().startsWith("sockjs: "), run.err());
    assertTrue(run.err().contains(option), run.err());
  }
}
