package dev.sockjs.benchmarks;

import dev.sockjs.ServerInfo;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import jdk.jfr.Recording;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Measures what the log, the events of Flight Recorder and the counters cost, in sessions without a
 * network. It uses the API and the SPI alone, so it also measures an engine without observers: put
 * the jars of an older version first on the class path.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 3,
    jvmArgsAppend = {"-Xms512m", "-Xmx512m", "-XX:+AlwaysPreTouch", "--add-modules", "jdk.jfr"})
@Warmup(iterations = 3, time = 2000, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class ObserversBenchmark {

  private static final URI URL = URI.create("http://example.org/echo");

  private static final List<String> EVENTS =
      List.of("Connect", "Attempt", "Open", "Close", "HeartbeatGap", "SendStall");

  /** The observers that are on. */
  @Param({"off", "log", "jfr"})
  private String on = "off";

  /** The length of a message, which is ASCII. */
  @Param({"64", "4096"})
  private int length;

  /** A strong reference, because the log manager keeps only weak ones. */
  private final Logger logger = Logger.getLogger("dev.sockjs.connect");

  private final InstantTransport transport = new InstantTransport();
  private final SockJsOptions options = SockJsOptions.builder().info(ServerInfo.defaults()).build();
  private final SockJsClient client = client();
  private SockJs sock = client.connect(URL, options, (session, received) -> {});
  private final Recording recording = new Recording();
  private String message = "";
  private String frame = "";

  private SockJsClient client() {
    return SockJsClient.builder()
        .discovery(false)
        .transports(transport)
        .executor(Runnable::run)
        .build();
  }

  /** Turns the observers on, and opens a session. */
  @Setup
  public void open(Blackhole blackhole) {
    message = "x".repeat(length);
    frame = "a[\"" + message + "\"]";
    if (on.equals("log")) {
      logToNowhere();
    } else if (on.equals("jfr")) {
      record();
    }
    sock = client.connect(URL, options, (session, received) -> blackhole.consume(received));
  }

  private void logToNowhere() {
    logger.setUseParentHandlers(false);
    logger.setLevel(Level.FINE);
    logger.addHandler(
        new Handler() {
          @Override
          public void publish(LogRecord logged) {}

          @Override
          public void flush() {}

          @Override
          public void close() {}
        });
  }

  private void record() {
    recording.setToDisk(false);
    EVENTS.forEach(name -> recording.enable("dev.sockjs." + name));
    recording.start();
  }

  /** Ends everything. */
  @TearDown
  public void close() {
    client.closeNow();
    recording.close();
  }

  /** One frame with one message, from the transport to the listener. */
  @Benchmark
  public void receive() {
    transport.frame(frame);
  }

  /** One message, from the application to the transport. */
  @Benchmark
  public void send() {
    sock.send(message);
  }

  /** A connect with one attempt, and the end of the session. */
  @Benchmark
  public SockJs connect() {
    SockJs opened = client.connect(URL, options, (session, received) -> {});
    opened.close();
    return opened;
  }
}
