package dev.sockjs.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.testserver.SockJsTestServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Signals to {@code bench}, which need a process. */
@Timeout(120)
final class BenchProcessTest {

  private final SockJsTestServer server = SockJsTestServer.start();
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void stop() {
    started.forEach(Process::destroyForcibly);
    server.close();
  }

  private Process bench(String... options) throws Exception {
    List<String> args = new ArrayList<>(List.of("bench", server.uri("/echo").toString(), "--json"));
    args.addAll(List.of("--info-timeout", "60000", "--timeout", "30000"));
    args.addAll(Arrays.asList(options));
    Process process = CommandProcess.start(Redirect.PIPE, args.toArray(String[]::new));
    started.add(process);
    return process;
  }

  /** Reads the progress until the run sends messages. */
  private static void awaitSending(Process process) throws IOException {
    BufferedReader err = process.errorReader(UTF_8);
    String line = err.readLine();
    while (line != null && !line.contains(" sent, ")) {
      line = err.readLine();
    }
    assertNotNull(line, "the run ended before it sent");
  }

  @Test
  void signalEndsTheRunAndKeepsItsFigures(@TempDir Path directory) throws Exception {
    Path report = directory.resolve("report.html");
    Process process =
        bench("-n", "3", "--rate", "30", "--duration", "3600", "--report", report.toString());
    awaitSending(process);
    assertTrue(process.toHandle().destroy()); // SIGTERM, as Ctrl-C sends SIGINT.
    List<String> out = process.inputReader(UTF_8).lines().toList();
    String last = out.get(out.size() - 1);
    assertTrue(last.contains("\"end\":\"interrupted\""), last);
    int expected = last.contains("\"succeeded\":true") ? 0 : 1;
    assertEquals(expected, process.waitFor());
    assertTrue(Files.readString(report).contains("Interrupted: "), "the report");
    assertTrue(last.contains("\"opened\":3,\"not_opened\":0,\"lost\":0,\"not_closed\":0,"), last);
  }
}
