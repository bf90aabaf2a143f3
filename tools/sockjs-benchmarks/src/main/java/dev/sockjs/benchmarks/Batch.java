package dev.sockjs.benchmarks;

import dev.sockjs.core.codec.MessageQuoter;
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

  /** The text that the messages consist of. */
  @Param public Text text = Text.ASCII;

  /** The number of messages, and the length of each in UTF-16 units. */
  @Param({"1x64", "100x64", "1x1024", "1x65536"})
  public String shape = "1x64";

  List<String> messages = List.of();

  /** The array frame that a server would send for these messages. */
  String frame = "";

  /** Makes the messages, the same ones every time. */
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
    return messages.stream().map(MessageQuoter::quote).toList();
  }
}
