package dev.sockjs.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.testserver.SockJsTestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
    args.addAll(CommandRun.LONG_TIMEOUTS);
    args.addAll(Arrays.asList(options));
    Process process = CommandProcess.start(args.toArray(String[]::new));
    started.add(process);
    return process;
  }

  private void awaitConnections(int count) throws InterruptedException {
    for (int i = 0; server.openConnections() < count; i++) {
      assertTrue(i < 6000, "no " + count + " connections within 60 s");
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  @Test
  void signalEndsTheRunAndKeepsItsFigures(@TempDir Path directory) throws Exception {
    Path report = directory.resolve("report.html");
    Process process =
        bench("-n", "3", "--rate", "30", "--duration", "3600", "--report", report.toString());
    awaitConnections(3);
    assertTrue(process.toHandle().destroy()); // SIGTERM, as Ctrl-C sends SIGINT.
    List<String> out = process.inputReader(UTF_8).lines().toList();
    String last = out.get(out.size() - 1);
    assertTrue(last.contains("\"end\":\"interrupted\""), last);
    int expected = last.contains("\"succeeded\":true") ? 0 : 1;
    assertEquals(expected, process.waitFor());
    assertTrue(Files.readString(report).contains("Interrupted: "), "the report");
    assertEquals(0, server.openConnections());
  }
}
