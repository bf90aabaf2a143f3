package dev.sockjs.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SegmentedStringWriter;
import dev.sockjs.core.codec.MessageQuoter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Setup;

/** Measures encoding: from messages to the text that goes to the server. */
public class QuoteBenchmark extends CodecBenchmark {

  private String[] array = {};

  /** Fails unless the output of every codec decodes to the same messages. */
  @Setup(Level.Trial)
  public void check(Batch batch) throws IOException {
    array = batch.messages.toArray(String[]::new);
    List<String> frames =
        List.of(
            "a" + sockjsJoined(batch), spring2(batch), spring3(batch), "a" + jacksonCore(batch));
    for (String frame : frames) {
      if (!decode(frame).equals(batch.messages)) {
        throw new IllegalStateException("Encoded differently: " + frame);
      }
    }
  }

  /** This project's codec: one literal for each message, made on the sender's thread. */
  @Benchmark
  public List<String> sockjs(Batch batch) {
    List<String> literals = new ArrayList<>(batch.messages.size());
    for (String message : batch.messages) {
      literals.add(MessageQuoter.quote(message));
    }
    return literals;
  }

  /** The same, with the literals joined to a batch as the transports do. */
  @Benchmark
  public String sockjsJoined(Batch batch) {
    return "[" + String.join(",", sockjs(batch)) + "]";
  }

  /** Spring's codec on Jackson 2, which writes a complete frame. */
  @Benchmark
  public String spring2(Batch batch) {
    return springOnJackson2.encode(array);
  }

  /** Spring's codec on Jackson 3. */
  @Benchmark
  public String spring3(Batch batch) {
    return springOnJackson3.encode(array);
  }

  /** Jackson's streaming generator, which escapes only what JSON requires. */
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

  /** The JDK's conversion of the messages to UTF-8 bytes: a lower bound for any encoder. */
  @Benchmark
  public int jdk(Batch batch) {
    int bytes = 0;
    for (String message : batch.messages) {
      bytes += message.getBytes(UTF_8).length;
    }
    return bytes;
  }
}
