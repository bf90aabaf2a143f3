package dev.sockjs.jmeter.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.jmeter.save.CSVSaveService;

/** The results of a run, in JMeter's CSV format. */
record Jtl(List<Sample> samples) {

  record Sample(
      String label, String code, String message, boolean success, String thread, int bytes) {}

  static Jtl read(Path file) throws IOException {
    List<Sample> samples = new ArrayList<>();
    try (var reader = Files.newBufferedReader(file)) {
      List<String> names = List.of(CSVSaveService.csvReadFile(reader, ','));
      for (String[] row = CSVSaveService.csvReadFile(reader, ',');
          row.length > 0;
          row = CSVSaveService.csvReadFile(reader, ',')) {
        samples.add(sample(names, row));
      }
    }
    return new Jtl(samples);
  }

  private static Sample sample(List<String> names, String[] row) {
    return new Sample(
        row[names.indexOf("label")],
        row[names.indexOf("responseCode")],
        row[names.indexOf("responseMessage")],
        Boolean.parseBoolean(row[names.indexOf("success")]),
        row[names.indexOf("threadName")],
        Integer.parseInt(row[names.indexOf("bytes")]));
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
