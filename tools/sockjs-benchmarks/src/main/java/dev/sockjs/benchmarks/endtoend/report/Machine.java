package dev.sockjs.benchmarks.endtoend.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
        LIBRARIES.stream().map(Machine::version).collect(Collectors.joining(", ")));
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

  private static String version(String library) {
    Matcher jar =
        Pattern.compile("\\b" + library + "-(\\d[\\w.]*)\\.jar")
            .matcher(System.getProperty("java.class.path"));
    return library + " " + (jar.find() ? jar.group(1) : "of unknown version");
  }
}
