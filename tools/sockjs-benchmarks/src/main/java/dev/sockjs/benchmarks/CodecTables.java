package dev.sockjs.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/** Writes the tables of {@code docs/performance.md} from a JMH result. */
public final class CodecTables {

  private static final String DECODE =
      """
      | text | messages | ns | Spring, Jackson 2 | Spring, Jackson 3 | Jackson core | bare scan \
      | bytes to String | allocated | of the messages |
      |---|---|--:|--:|--:|--:|--:|--:|--:|--:|
      """;

  private static final String QUOTE =
      """
      | text | messages | ns | Spring, Jackson 2 | Spring, Jackson 3 | Jackson core | and joined \
      | String to bytes | allocated | of the literals |
      |---|---|--:|--:|--:|--:|--:|--:|--:|--:|
      """;

  private final JsonNode results;

  private CodecTables(JsonNode results) {
    this.results = results;
  }

  /**
   * Replaces the tables in the document: the text between {@code <!-- decode -->} or {@code <!--
   * quote -->} and the next {@code <!-- end -->}.
   *
   * @param args the path of JMH's JSON result, and the path of the document
   * @throws IOException if a file cannot be read or written
   */
  public static void main(String[] args) throws IOException {
    Path document = Path.of(args[1]);
    CodecTables tables = new CodecTables(new ObjectMapper().readTree(Path.of(args[0]).toFile()));
    String text = Files.readString(document);
    text = MarkedText.replace(text, "decode", tables.decode());
    text = MarkedText.replace(text, "quote", tables.quote());
    Files.writeString(document, text);
  }

  private String decode() {
    StringBuilder table = new StringBuilder(DECODE);
    for (Batch batch : batches()) {
      // The scan does not read escapes, so its result for escaped text is wrong.
      String scan = batch.frame.indexOf('\\') < 0 ? "scan" : "-";
      table.append(
          row(batch, "Decode", batch.messages, "spring2", "spring3", "jacksonCore", scan, "jdk"));
    }
    return table.toString();
  }

  private String quote() {
    StringBuilder table = new StringBuilder(QUOTE);
    for (Batch batch : batches()) {
      table.append(
          row(
              batch,
              "Quote",
              batch.literals(),
              "spring2",
              "spring3",
              "jacksonCore",
              "sockjsJoined",
              "jdk"));
    }
    return table.toString();
  }

  /** The measured batches, in the order of {@link Text} and then of JMH. */
  private List<Batch> batches() {
    List<Batch> batches = new ArrayList<>();
    for (Text text : Text.values()) {
      for (JsonNode result : results) {
        if (is(result, "DecodeBenchmark.sockjs", text, result.at("/params/shape").asText())) {
          Batch batch = new Batch();
          batch.text = text;
          batch.shape = result.at("/params/shape").asText();
          batch.make();
          batches.add(batch);
        }
      }
    }
    return batches;
  }

  private String row(Batch batch, String operation, List<String> strings, String... others) {
    JsonNode ours = find(operation + "Benchmark.sockjs", batch);
    double allocated = ours.at("/secondaryMetrics/gc.alloc.rate.norm/score").asDouble();
    StringBuilder row = new StringBuilder();
    row.append(String.format(Locale.ROOT, "| %s | %s ", batch.text.title(), batch.shape));
    row.append(String.format(Locale.ROOT, "| %,.0f ", median(ours)));
    for (String other : others) {
      if (other.equals("-")) {
        row.append("| - ");
      } else {
        double times = median(find(operation + "Benchmark." + other, batch)) / median(ours);
        row.append(String.format(Locale.ROOT, "| %.2f ", times));
      }
    }
    row.append(String.format(Locale.ROOT, "| %,.0f B ", allocated));
    double needed = strings.stream().mapToDouble(CodecTables::bytes).sum();
    return row.append(String.format(Locale.ROOT, "| %.2f |%n", allocated / needed)).toString();
  }

  private JsonNode find(String benchmark, Batch batch) {
    return StreamSupport.stream(results.spliterator(), false)
        .filter(result -> is(result, benchmark, batch.text, batch.shape))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("No result for the benchmark " + benchmark));
  }

  private static boolean is(JsonNode result, String benchmark, Text text, String shape) {
    return result.at("/benchmark").asText().endsWith("." + benchmark)
        && result.at("/params/text").asText().equals(text.name())
        && result.at("/params/shape").asText().equals(shape);
  }

  /** Median of the CPU time, over all iterations in all forks. */
  private static double median(JsonNode result) {
    double[] scores =
        StreamSupport.stream(result.at("/secondaryMetrics/cpu/rawData").spliterator(), false)
            .flatMap(fork -> StreamSupport.stream(fork.spliterator(), false))
            .mapToDouble(JsonNode::asDouble)
            .sorted()
            .toArray();
    int middle = scores.length / 2;
    return scores.length % 2 == 1 ? scores[middle] : (scores[middle - 1] + scores[middle]) / 2;
  }

  /** Size of a string on the heap of a 64-bit JVM with compressed pointers. */
  private static long bytes(String text) {
    int width = text.chars().allMatch(unit -> unit < 0x100) ? 1 : 2;
    return 24 + (16 + (long) width * text.length() + 7) / 8 * 8;
  }
}
