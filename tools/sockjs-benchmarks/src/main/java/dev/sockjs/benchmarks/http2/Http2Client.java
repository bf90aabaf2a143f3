package dev.sockjs.benchmarks.http2;

import dev.sockjs.Http2;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsListener;
import dev.sockjs.SockJsOptions;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A client process. It opens the sessions, 50 at a time, and prints the milliseconds that this took
 * and the bytes of heap for each. After a line of input it lets 100 sessions echo, and prints the
 * messages per second and the microseconds of processor time for each.
 */
final class Http2Client {

  private static final int ECHOING = 100;

  /** As many at a time as a server has handshakes for before the first ones time out. */
  private static final int BATCH = 50;

  private static final Duration WARM_UP = Duration.ofSeconds(3);
  private static final Duration ROUND = Duration.ofSeconds(5);
  private static final Duration TIMEOUT = Duration.ofMinutes(1);
  private static final String MESSAGE = "x".repeat(64);

  private final SockJsClient client;
  private final URI url;
  private final LongAdder echoes = new LongAdder();
  private volatile boolean echoing;

  private Http2Client(SockJsClient client, URI url) {
    this.client = client;
    this.url = url;
  }

  /**
   * Runs one round.
   *
   * @param args the setting for HTTP/2, the URL, the file with the certificate, the number of
   *     sessions
   */
  public static void main(String[] args) throws Exception {
    SockJsOptions options =
        SockJsOptions.builder()
            .transports("xhr-streaming")
            .timeout(TIMEOUT)
            .connectTimeout(TIMEOUT)
            .infoTimeout(TIMEOUT)
            .build();
    try (SockJsClient client =
        SockJsClient.builder()
            .http2(Http2.valueOf(args[0]))
            .sslContext(trusting(Path.of(args[2])))
            .defaultOptions(options)
            .build()) {
      new Http2Client(client, URI.create(args[1])).run(Integer.parseInt(args[3]));
    }
  }

  private static SSLContext trusting(Path file) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    try (InputStream input = Files.newInputStream(file)) {
      trusted.load(input, Http2Server.PASSWORD.toCharArray());
    }
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }

  private void run(int count) throws Exception {
    List<SockJs> warmUp = open(ECHOING);
    echo(warmUp, WARM_UP);
    long heapBefore = usedHeap();
    long start = System.nanoTime();
    List<SockJs> sessions = open(count);
    double millis = (System.nanoTime() - start) / 1e6;
    long heap = (usedHeap() - heapBefore) / count;
    print("%.0f %d", millis, heap);
    System.in.read();

    long cpuBefore = cpuNanos();
    long echoed = echo(sessions.subList(0, ECHOING), ROUND);
    print("%d %.1f", echoed / ROUND.toSeconds(), (cpuNanos() - cpuBefore) / 1e3 / echoed);
  }

  private List<SockJs> open(int count) {
    List<SockJs> sessions = new ArrayList<>();
    while (sessions.size() < count) {
      List<SockJs> batch = new ArrayList<>();
      for (int i = 0; i < Math.min(BATCH, count - sessions.size()); i++) {
        batch.add(client.connect(url, new Echo()));
      }
      batch.forEach(session -> session.opened().toCompletableFuture().join());
      sessions.addAll(batch);
    }
    return sessions;
  }

  /** Keeps one message of each session in flight, and returns how many were echoed. */
  private long echo(List<SockJs> sessions, Duration time) throws InterruptedException {
    echoes.reset();
    echoing = true;
    sessions.forEach(session -> session.send(MESSAGE));
    TimeUnit.NANOSECONDS.sleep(time.toNanos());
    echoing = false;
    return echoes.sum();
  }

  private static long usedHeap() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      System.gc();
      TimeUnit.MILLISECONDS.sleep(200);
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static long cpuNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }

  private final class Echo implements SockJsListener {
    @Override
    public void onMessage(SockJs session, String message) {
      if (echoing) {
        echoes.increment();
        session.send(MESSAGE);
      }
    }
  }
}
