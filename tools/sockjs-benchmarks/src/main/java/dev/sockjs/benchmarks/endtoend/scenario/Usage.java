package dev.sockjs.benchmarks.endtoend.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The processor time of this process and of a server at one time. The resolution is that of Linux,
 * 10 ms; other systems have no such files, and then the time is not a number.
 */
record Usage(long nanos, double clientMicros, double serverMicros) {
  private static final double MICROS_PER_TICK = 10_000;

  static Usage now(long serverPid) {
    return new Usage(System.nanoTime(), micros(ProcessHandle.current().pid()), micros(serverPid));
  }

  private static double micros(long pid) {
    try {
      String line = Files.readString(Path.of("/proc/" + pid + "/stat"));
      // The name before the last parenthesis may have blanks; user and system time are 14 and 15.
      String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
      return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * MICROS_PER_TICK;
    } catch (IOException e) {
      return Double.NaN;
    }
  }

  /** Returns the memory of this process that is not swapped out. */
  static double residentKib() {
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D+", "")))
          .findFirst()
          .orElse(Double.NaN);
    } catch (IOException e) {
      return Double.NaN;
    }
  }

  /** Returns rate and costs of messages that arrived since then. */
  Map<String, Double> since(Usage start, long messages) {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("rate", messages / ((nanos - start.nanos) / 1e9));
    values.put("clientCpu", (clientMicros - start.clientMicros) / messages);
    values.put("serverCpu", (serverMicros - start.serverMicros) / messages);
    return values;
  }
}
