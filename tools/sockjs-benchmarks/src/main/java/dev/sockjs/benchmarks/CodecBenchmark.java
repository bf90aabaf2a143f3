package dev.sockjs.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import dev.sockjs.core.codec.Frame;
import dev.sockjs.core.codec.FrameCodec;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.springframework.web.socket.sockjs.frame.Jackson2SockJsMessageCodec;
import org.springframework.web.socket.sockjs.frame.JacksonJsonSockJsMessageCodec;
import org.springframework.web.socket.sockjs.frame.SockJsMessageCodec;

/**
 * The codecs to compare, and the settings of JMH. The JVM touches all pages of the heap before a
 * measurement: the first access to a page costs more than the messages that fit into it, and would
 * add that cost to a random benchmark.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 3,
    jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch"})
@Warmup(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 7, time = 100, timeUnit = TimeUnit.MILLISECONDS)
public abstract class CodecBenchmark {

  private static final int MAX_MESSAGE_SIZE = 4 << 20;

  private final FrameCodec codec = new FrameCodec(MAX_MESSAGE_SIZE);

  @SuppressWarnings("removal")
  final SockJsMessageCodec springOnJackson2 = new Jackson2SockJsMessageCodec();

  final SockJsMessageCodec springOnJackson3 = new JacksonJsonSockJsMessageCodec();
  final JsonFactory jackson = new JsonFactory();

  /** Decodes an array frame with this project's codec. */
  final List<String> decode(String frame) {
    return ((Frame.Messages) codec.decode(frame)).messages();
  }
}
