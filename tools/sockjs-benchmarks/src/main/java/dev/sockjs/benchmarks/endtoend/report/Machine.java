package dev.sockjs.benchmarks.endtoend.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sockjs.benchmarks.Libraries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Describes the machine and the versions of what was measured. */
final class Machine {
  private static final List<String> LIBRARIES =
      List.of(
          "jetty-client", "tyrus-client", "grizzly-framework", "vertx-core", "spring-websocket");

  private Machine() {}

  static String describe() throws IOException {
    Runtime runtime = Runtime.getRuntime();
    return String.format(
        "%s; %d processors (%s), %s %s; Java %s, Node %s; %s; sockjs-node 0.3.24, sockjs-client"
            + " 1.6.1.%n",
        LocalDate.now(ZoneOffset.UTC),
        runtime.availableProcessors(),
        processor(),
        System.getProperty("os.name"),
        System.getProperty("os.version"),
        Runtime.version(),
        node(),
        Libraries.versions(LIBRARIES));
  }

  private static String processor() throws IOException {
    Path file = Path.of("/proc/cpuinfo");
    if (!Files.exists(file)) {
      return System.getProperty("os.arch");
    }
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.replaceFirst("[^:]*: ", ""))
        .findFirst()
        .orElse(System.getProperty("os.arch"));
  }

  private static String node() {
    try {
      Process node = new ProcessBuilder("node", "--version").start();
      String version = new String(node.getInputStream().readAllBytes(), UTF_8);
      return version.strip().replaceFirst("^v", "");
    } catch (IOException e) {
      return "missing";
    }
  }
}
