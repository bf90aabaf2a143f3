package dev.sockjs.jmeter.suite;

import dev.sockjs.testserver.SockJsTestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Measures one JMeter process with many sessions, and the same load without JMeter, for the table
 * in docs/jmeter.md. Both have a heap of 1 GiB. Prints the CPU time and the largest resident memory
 * of the process; only Linux has the latter. Arguments: users, ramp-up in seconds, loops, think
 * time in milliseconds. The server is in this process.
 */
final class LoadComparison {
  private LoadComparison() {}

  public static void main(String[] arguments) throws Exception {
    try (SockJsTestServer server = SockJsTestServer.builder().echoResponseLimit(1 << 20).start()) {
      String url = server.uri("/echo").toString();
      Path directory = JMeterHome.emptyDirectory("load");
      report("plain loop", plain(url, arguments), directory.resolve("plain.txt"));
      report("JMeter", jmeter(url, arguments, directory), directory.resolve("jmeter.txt"));
      Jtl jtl = Jtl.read(directory.resolve("results.jtl"));
      long failed = jtl.samples().stream().filter(sample -> !sample.success()).count();
      System.out.println(
          "JMeter: "
              + jtl.count("Connect")
              + " connects, "
              + jtl.count("Echo")
              + " echoes, "
              + failed
              + " failed samples or attempts");
    }
  }

  private static List<String> java(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx1g", "-Djava.awt.headless=true"));
    command.addAll(List.of(arguments));
    return command;
  }

  private static List<String> plain(String url, String[] load) {
    List<String> command =
        java("-cp", System.getProperty("java.class.path"), PlainLoop.class.getName(), url);
    command.addAll(List.of(load));
    return command;
  }

  private static List<String> jmeter(String url, String[] load, Path directory) {
    return java(
        "-jar",
        JMeterHome.installed().launcher().toString(),
        "-n",
        "-t",
        JMeterHome.plan("echo.jmx").toString(),
        "-l",
        directory.resolve("results.jtl").toString(),
        "-j",
        directory.resolve("jmeter.log").toString(),
        "-Jurl=" + url,
        "-Jusers=" + load[0],
        "-JrampUp=" + load[1],
        "-Jloops=" + load[2],
        "-Jthink=" + load[3]);
  }

  private static void report(String name, List<String> command, Path output) throws Exception {
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    Duration cpu = Duration.ZERO;
    long peakKib = 0;
    do {
      cpu = process.info().totalCpuDuration().orElse(cpu);
      peakKib = Math.max(peakKib, peakKib(process.pid()));
    } while (!process.waitFor(100, TimeUnit.MILLISECONDS));
    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
    System.out.printf(
        "%s: %d s, CPU %.1f s, memory %d MiB, exit status %d%n",
        name, seconds, cpu.toMillis() / 1000.0, peakKib / 1024, process.exitValue());
    System.out.println(Files.readString(output).strip());
  }

  /** Returns the largest resident memory of a process so far, in KiB; 0 if it has ended. */
  private static long peakKib(long pid) {
    try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }
}
