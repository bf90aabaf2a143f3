package dev.sockjs.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SegmentedStringWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Setup;

/** From messages to what goes to the server. */
public class QuoteBenchmark extends CodecBenchmark {

  private String[] array = {};

  /** Refuses to measure anything that cannot be read back. */
  @Setup(Level.Trial)
  public void check(Batch batch) throws IOException {
    array = batch.messages.toArray(String[]::new);
    List<String> frames =
        List.of(
            "a" + sockjsJoined(batch), spring2(batch), spring3(batch), "a" + jacksonCore(batch));
    for (String frame : frames) {
      if (!codec.decode(frame).equals(batch.messages)) {
        throw new IllegalStateException("Quoted wrongly: " + frame);
      }
    }
  }

  /** This project's codec: one literal a message, made on the sender's thread. */
  @Benchmark
  public List<String> sockjs(Batch batch) {
    List<String> literals = new ArrayList<>(batch.messages.size());
    for (String message : batch.messages) {
      literals.add(codec.quote(message));
    }
    return literals;
  }

  /** The literals, and the batch that the transports make of them. */
  @Benchmark
  public String sockjsJoined(Batch batch) {
    return "[" + String.join(",", sockjs(batch)) + "]";
  }

  /** Spring's codec on Jackson 2, which writes a whole frame. */
  @Benchmark
  public String spring2(Batch batch) {
    return springOnJackson2.encode(array);
  }

  /** Spring's codec on Jackson 3. */
  @Benchmark
  public String spring3(Batch batch) {
    return springOnJackson3.encode(array);
  }

  /** Jackson's streaming generator, which escapes only what JSON wants escaped. */
  @Benchmark
  public String jacksonCore(Batch batch) throws IOException {
    SegmentedStringWriter batched = new SegmentedStringWriter(jackson._getBufferRecycler());
    try (JsonGenerator generator = jackson.createGenerator(batched)) {
      generator.writeStartArray();
      for (String message : batch.messages) {
        generator.writeString(message);
      }
      generator.writeEndArray();
    }
    return batched.getAndClear();
  }

  /** The JDK encodes the messages as they are: behind that nobody can come in. */
  @Benchmark
  public int jdk(Batch batch) {
    int bytes = 0;
    for (String message : batch.messages) {
      bytes += message.getBytes(UTF_8).length;
    }
    return bytes;
  }
}
