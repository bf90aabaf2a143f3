package idle;

import dev.sockjs.CloseEvent;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsClientBuilder;
import dev.sockjs.SockJsListener;
import dev.sockjs.SockJsOptions;
import dev.sockjs.adapters.BlockingSockJs;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Opens a session, prints which threads are not daemons, and returns from {@code main}. */
public final class Main implements SockJsListener {
  private static final int TIMEOUT_SECONDS = 40;
  private final CountDownLatch received = new CountDownLatch(1);
  private final Executor stop;

  private Main(Executor stop) {
    this.stop = stop;
  }

  /**
   * @param args what keeps the JVM alive, the URL of the echo endpoint, and the transport
   */
  public static void main(String[] args) throws Exception {
    URI url = URI.create(args[1]);
    SockJsOptions options =
        SockJsOptions.builder()
            .transports(args[2])
            .timeout(Duration.ofSeconds(TIMEOUT_SECONDS))
            .closeLinger(Duration.ofSeconds(TIMEOUT_SECONDS))
            .build();
    switch (args[0]) {
      case "nothing" -> nothing(url, options);
      case "executor" -> executor(url, options);
      case "closed" -> closed(url, options);
      case "blocking" -> blocking(url, options);
      default -> throw new IllegalArgumentException(args[0]);
    }
    System.out.println("end of main");
  }

  private static SockJs connect(
      SockJsClientBuilder builder, URI url, SockJsOptions options, Main listener) throws Exception {
    SockJs sock = builder.build().connect(url, options, listener);
    sock.opened().toCompletableFuture().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    return sock;
  }

  /** The session stays open, and the client too. */
  private static void nothing(URI url, SockJsOptions options) throws Exception {
    Main listener = new Main(Runnable::run);
    SockJs sock = connect(SockJsClient.builder(), url, options, listener);
    sock.send("hello");
    if (!listener.received.await(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("No message arrived");
    }
    printThreads();
  }

  /** The executor's threads are not daemons, and end when the session has ended. */
  private static void executor(URI url, SockJsOptions options) throws Exception {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    Main listener = new Main(task -> pool.shutdown());
    connect(SockJsClient.builder().executor(pool), url, options, listener).send("bye");
  }

  private static void closed(URI url, SockJsOptions options) throws Exception {
    SockJs sock = connect(SockJsClient.builder(), url, options, new Main(Runnable::run));
    sock.send("bye");
    System.out.println("closed " + sock.closed().toCompletableFuture().join());
  }

  private static void blocking(URI url, SockJsOptions options) throws Exception {
    try (SockJsClient client = SockJsClient.create();
        BlockingSockJs sock = BlockingSockJs.connect(client, url, options)) {
      sock.send("hello");
      System.out.println("received " + sock.receive());
    }
  }

  private static void printThreads() {
    Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !thread.isDaemon())
        .map(Thread::getName)
        .filter(name -> !name.equals("DestroyJavaVM"))
        .sorted()
        .forEach(name -> System.out.println("not a daemon: " + name));
  }

  @Override
  public void onMessage(SockJs sock, String message) {
    received.countDown();
    if (message.equals("bye")) {
      sock.close();
    }
  }

  @Override
  public void onClose(SockJs sock, CloseEvent event) {
    System.out.println("close " + event);
    stop.execute(() -> {});
  }
}
