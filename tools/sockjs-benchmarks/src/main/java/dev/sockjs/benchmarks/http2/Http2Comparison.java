package dev.sockjs.benchmarks.http2;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sockjs.Http2;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Opens sessions over HTTP/1.1 and over HTTP/2 to the same server, in rounds that alternate, and
 * writes the medians to the document. Server and clients are processes of their own.
 */
public final class Http2Comparison {

  private static final String BEGIN = "<!-- http2 -->\n";
  private static final String END = "<!-- end -->";
  private static final int STREAMS_BY_DEFAULT = 100;

  private record Variant(String name, Http2 http2, int maxStreams) {}

  private record Round(
      double openMillis, double connections, double heapBytes, double rate, double cpuMicros) {}

  private final int sessions;
  private final Path certificate;

  private Http2Comparison(int sessions, Path certificate) {
    this.sessions = sessions;
    this.certificate = certificate;
  }

  /**
   * Measures, and replaces the table in the document.
   *
   * @param args the path of the document, the number of rounds, the number of sessions
   * @throws Exception if a process fails
   */
  public static void main(String[] args) throws Exception {
    Path document = Path.of(args[0]);
    int rounds = Integer.parseInt(args[1]);
    int sessions = Integer.parseInt(args[2]);
    Path certificate = Files.createTempFile("sockjs-http2", ".p12");
    try {
      String table = new Http2Comparison(sessions, certificate).table(rounds);
      String text = Files.readString(document);
      int from = text.indexOf(BEGIN) + BEGIN.length();
      int to = text.indexOf(END, from);
      Files.writeString(document, text.substring(0, from) + table + text.substring(to));
      System.out.print(table);
    } finally {
      Files.delete(certificate);
    }
  }

  private String table(int rounds) throws Exception {
    List<Variant> variants =
        List.of(
            new Variant("HTTP/1.1", Http2.OFF, STREAMS_BY_DEFAULT),
            new Variant("HTTP/2, 100 streams on a connection", Http2.TLS, STREAMS_BY_DEFAULT),
            new Variant("HTTP/2, 2000 streams on a connection", Http2.TLS, 2000));
    List<List<Round>> results = new ArrayList<>();
    variants.forEach(variant -> results.add(new ArrayList<>()));
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < variants.size(); i++) {
        Round result = measure(variants.get(i));
        System.err.println(variants.get(i).name() + ": " + result);
        results.get(i).add(result);
      }
    }
    StringBuilder table =
        new StringBuilder(
            """
            | 1000 streaming sessions | ms to open all | TCP connections | heap of one, KB \
            | echoes a second | client CPU of one, us |
            |---|--:|--:|--:|--:|--:|
            """
                .replace("1000", Integer.toString(sessions)));
    for (int i = 0; i < variants.size(); i++) {
      table.append(row(variants.get(i), results.get(i)));
    }
    return table.toString();
  }

  private static String row(Variant variant, List<Round> rounds) {
    return String.format(
        Locale.ROOT,
        "| %s | %,.0f | %,.0f | %.1f | %,.0f | %.0f |%n",
        variant.name(),
        median(rounds.stream().map(Round::openMillis).toList()),
        median(rounds.stream().map(Round::connections).toList()),
        median(rounds.stream().map(Round::heapBytes).toList()) / 1000,
        median(rounds.stream().map(Round::rate).toList()),
        median(rounds.stream().map(Round::cpuMicros).toList()));
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private Round measure(Variant variant) throws Exception {
    try (Child server =
            new Child(
                Http2Server.class, Integer.toString(variant.maxStreams()), certificate.toString());
        Child client =
            new Child(
                Http2Client.class,
                variant.http2().name(),
                server.readLine(),
                certificate.toString(),
                Integer.toString(sessions))) {
      String[] idle = client.readLine().split(" ");
      server.writeLine();
      double connections = Double.parseDouble(server.readLine());
      client.writeLine();
      String[] echo = client.readLine().split(" ");
      return new Round(
          Double.parseDouble(idle[0]),
          connections,
          Double.parseDouble(idle[1]),
          Double.parseDouble(echo[0]),
          Double.parseDouble(echo[1]));
    }
  }

  /** A JVM of its own, with the class path of this one. */
  private static final class Child implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;
    private final Writer input;

    Child(Class<?> main, String... args) throws IOException {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of("-Xmx1g", "-cp", System.getProperty("java.class.path")));
      command.add(main.getName());
      command.addAll(List.of(args));
      process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
      input = process.outputWriter(UTF_8);
    }

    String readLine() throws IOException {
      String line = output.readLine();
      if (line == null) {
        throw new IOException("The process ended: " + process);
      }
      return line;
    }

    void writeLine() throws IOException {
      input.write('\n');
      input.flush();
    }

    @Override
    public void close() {
      process.destroy();
      try {
        process.waitFor();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new UncheckedIOException(new IOException(e));
      }
    }
  }
}
