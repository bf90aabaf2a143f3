package dev.sockjs.jmeter.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The results of a run, in JMeter's CSV format. */
record Jtl(List<Sample> samples) {
  private static final Pattern FIELD =
      Pattern.compile("\\G(?:\"((?:[^\"]++|\"\")*+)\"|([^,\n]*))(,|\n)");

  record Sample(
      String label, String code, String message, boolean success, String thread, int bytes) {}

  /** Reads a file that may still grow; a last line without an end is left out. */
  static Jtl read(Path file) throws IOException {
    String text = Files.readString(file);
    List<List<String>> rows = rows(text.substring(0, text.lastIndexOf('\n') + 1));
    List<String> names = rows.isEmpty() ? List.of() : rows.get(0);
    return new Jtl(rows.stream().skip(1).map(row -> sample(names, row)).toList());
  }

  /** Splits CSV (RFC 4180); a field in quotes may have commas and line ends. */
  private static List<List<String>> rows(String text) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    Matcher field = FIELD.matcher(text);
    while (field.find() && field.start() < text.length()) {
      String quoted = field.group(1);
      row.add(quoted == null ? field.group(2) : quoted.replace("\"\"", "\""));
      if (!field.group(3).equals(",")) {
        rows.add(row);
        row = new ArrayList<>();
      }
    }
    return rows;
  }

  private static Sample sample(List<String> names, List<String> row) {
    return new Sample(
        row.get(names.indexOf("label")),
        row.get(names.indexOf("responseCode")),
        row.get(names.indexOf("responseMessage")),
        Boolean.parseBoolean(row.get(names.indexOf("success"))),
        row.get(names.indexOf("threadName")),
        Integer.parseInt(row.get(names.indexOf("bytes"))));
  }

  long count(String label) {
    return samples.stream().filter(sample -> sample.label().equals(label)).count();
  }

  /** Returns the samples of a remote server; JMeter puts its address before the thread's name. */
  Jtl of(String server) {
    return new Jtl(samples.stream().filter(s -> s.thread().startsWith(server + "-")).toList());
  }

  void assertAllSucceeded() {
    assertEquals(List.of(), samples.stream().filter(sample -> !sample.success()).toList());
  }
}
