package dev.sockjs.benchmarks;

import dev.sockjs.core.CodecUnderTest;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The messages of one frame. */
@State(Scope.Thread)
public class Batch {

  /** What they are made of. */
  @Param public Text text = Text.ASCII;

  /** How many there are, and how many UTF-16 units each of them has. */
  @Param({"1x64", "100x64", "1x1024", "1x65536"})
  public String shape = "1x64";

  List<String> messages = List.of();

  /** The frame that a server would send; what is to be escaped is. */
  String frame = "";

  /** Makes the messages, always the same ones. */
  @Setup(Level.Trial)
  public void make() {
    String[] counts = shape.split("x", -1);
    int length = Integer.parseInt(counts[1]);
    Random random = new Random(length);
    messages =
        Stream.generate(() -> text.message(length, random))
            .limit(Integer.parseInt(counts[0]))
            .toList();
    frame = literals().stream().collect(Collectors.joining(",", "a[", "]"));
  }

  List<String> literals() {
    CodecUnderTest codec = new CodecUnderTest();
    return messages.stream().map(codec::quote).toList();
  }
}
