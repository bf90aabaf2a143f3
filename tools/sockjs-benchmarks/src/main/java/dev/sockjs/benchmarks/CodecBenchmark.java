package dev.sockjs.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import dev.sockjs.core.CodecUnderTest;
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
 * The codecs that are measured beside each other, and how. The heap has its memory before anything
 * is measured: a page that is touched for the first time costs the thread more than the messages
 * that fit in it, and whoever allocates pays for that at random.
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

  final CodecUnderTest codec = new CodecUnderTest();

  @SuppressWarnings("removal")
  final SockJsMessageCodec springOnJackson2 = new Jackson2SockJsMessageCodec();

  final SockJsMessageCodec springOnJackson3 = new JacksonJsonSockJsMessageCodec();
  final JsonFactory jackson = new JsonFactory();
}
