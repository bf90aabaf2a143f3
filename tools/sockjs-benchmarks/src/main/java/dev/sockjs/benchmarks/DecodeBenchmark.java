package dev.sockjs.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Setup;
import org.springframework.web.socket.sockjs.frame.SockJsMessageCodec;

/** Measures decoding: from the text of an array frame to its messages. */
public class DecodeBenchmark extends CodecBenchmark {

  private byte[] frameInUtf8 = {};

  /** Fails unless every codec decodes the frame to the same messages. */
  @Setup(Level.Trial)
  public void check(Batch batch) throws IOException {
    frameInUtf8 = batch.frame.getBytes(UTF_8);
    List<List<String>> results =
        List.of(
            sockjs(batch), List.of(spring2(batch)), List.of(spring3(batch)), jacksonCore(batch));
    for (List<String> result : results) {
      if (!result.equals(batch.messages)) {
        throw new IllegalStateException("Decoded differently: " + result);
      }
    }
  }

  /** This project's codec. */
  @Benchmark
  public List<String> sockjs(Batch batch) {
    return decode(batch.frame);
  }

  /** Spring's codec on Jackson 2, which expects the frame without its leading letter. */
  @Benchmark
  public String[] spring2(Batch batch) throws IOException {
    return decode(springOnJackson2, batch);
  }

  /** Spring's codec on Jackson 3. */
  @Benchmark
  public String[] spring3(Batch batch) throws IOException {
    return decode(springOnJackson3, batch);
  }

  private static String[] decode(SockJsMessageCodec codec, Batch batch) throws IOException {
    String[] messages = codec.decode(batch.frame.substring(1));
    if (messages == null) {
      throw new IllegalStateException("Not decoded");
    }
    return messages;
  }

  /** Jackson's streaming parser alone. */
  @Benchmark
  public List<String> jacksonCore(Batch batch) throws IOException {
    List<String> messages = new ArrayList<>();
    try (JsonParser parser = jackson.createParser(batch.frame.substring(1))) {
      parser.nextToken();
      for (String next = parser.nextTextValue(); next != null; next = parser.nextTextValue()) {
        messages.add(next);
      }
    }
    return messages;
  }

  /** Splits at the quotes without reading escapes: a lower bound for any decoder. */
  @Benchmark
  public List<String> scan(Batch batch) {
    String frame = batch.frame;
    List<String> messages = new ArrayList<>(batch.messages.size());
    int from = 0;
    while (messages.size() < batch.messages.size()) {
      int start = frame.indexOf('"', from) + 1;
      int end = frame.indexOf('"', start);
      messages.add(frame.substring(start, end));
      from = end + 1;
    }
    return messages;
  }

  /** The JDK's conversion of the UTF-8 bytes to a string, which every decoder needs first. */
  @Benchmark
  public String jdk(Batch batch) {
    return new String(frameInUtf8, UTF_8);
  }
}
