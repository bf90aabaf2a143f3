package dev.sockjs.blackbox.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Attempt;
import dev.sockjs.CloseEvent;
import dev.sockjs.ConnectFailedException;
import dev.sockjs.SessionClosedException;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsListener;
import dev.sockjs.SockJsOptions;
import dev.sockjs.adapters.BlockingSockJs;
import dev.sockjs.adapters.FlowSockJs;
import dev.sockjs.testkit.recorder.RecordingListener;
import dev.sockjs.testserver.SockJsTestServer;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The examples of {@code docs/guide.md}, in its order. */
@SuppressWarnings("ClassCanBeStatic") // in the document, the classes are in no other
final class GuideExamplesTest {

  private static SockJsTestServer testServer;

  @BeforeAll
  static void start() {
    testServer = SockJsTestServer.start();
  }

  @AfterAll
  static void stop() {
    testServer.close();
  }

  @Test
  void clientHasDefaultOptions() {
    // begin example
    SockJsClient client =
        SockJsClient.builder()
            .defaultOptions(SockJsOptions.builder().connectTimeout(Duration.ofSeconds(20)).build())
            .build();
    // end example
    try (client) {
      assertEchoes(client);
    }
  }

  private static void assertEchoes(SockJsClient client) {
    RecordingListener listener = new RecordingListener();
    SockJs sock = client.connect(testServer.uri("/echo"), listener);
    listener.awaitOpen();
    sock.send("hello");
    assertEquals("hello", listener.awaitMessage());
  }

  @Test
  void optionsChooseTheTransport() {
    URI url = testServer.uri("/echo");
    RecordingListener listener = new RecordingListener();
    try (SockJsClient client = SockJsClient.create()) {
      // begin example
      SockJs sock =
          client.connect(
              url,
              SockJsOptions.builder()
                  .transports("websocket", "xhr-polling")
                  .timeout(Duration.ofSeconds(4))
                  .build(),
              listener);
      // end example
      listener.awaitOpen();
      assertEquals("websocket", sock.transport().orElseThrow());
    }
  }

  // begin example
  final class Feed implements SockJsListener {
    private final Iterator<String> messages;

    Feed(Iterator<String> messages) {
      this.messages = messages;
    }

    private String next;

    private void sendWhilePossible(SockJs sock) {
      while (next != null || messages.hasNext()) {
        next = next == null ? messages.next() : next;
        if (!sock.offer(next)) {
          return; // onWritable continues, or the connection has ended
        }
        next = null;
      }
    }

    @Override
    public void onOpen(SockJs sock) {
      sendWhilePossible(sock);
    }

    @Override
    public void onWritable(SockJs sock) {
      sendWhilePossible(sock);
    }

    @Override
    public void onMessage(SockJs sock, String m) {
      System.out.println(m);
    }
  }

  // end example

  @Test
  void feedSendsEverythingThroughASmallBuffer() throws Exception {
    List<String> messages = Collections.nCopies(500, "x".repeat(100));
    BlockingQueue<String> received = new LinkedBlockingQueue<>();
    Feed feed = new Feed(messages.iterator());
    SockJsListener listener =
        new SockJsListener() {
          @Override
          public void onOpen(SockJs sock) {
            feed.onOpen(sock);
          }

          @Override
          public void onWritable(SockJs sock) {
            feed.onWritable(sock);
          }

          @Override
          public void onMessage(SockJs sock, String message) {
            received.add(message);
          }
        };
    SockJsOptions options = SockJsOptions.builder().maxBufferedAmount(1000).build();
    try (SockJsClient client = SockJsClient.create()) {
      client.connect(testServer.uri("/echo"), options, listener);
      for (String message : messages) {
        assertEquals(message, received.poll(20, TimeUnit.SECONDS));
      }
    }
  }

  @Test
  void flushedCompletes() throws Exception {
    RecordingListener listener = new RecordingListener();
    try (SockJsClient client = SockJsClient.create()) {
      SockJs sock = client.connect(testServer.uri("/echo"), listener);
      listener.awaitOpen();
      // begin example
      sock.send("last words");
      sock.flushed().toCompletableFuture().get(10, TimeUnit.SECONDS);
      // end example
      assertEquals("last words", listener.awaitMessage());
      assertEquals(0, sock.bufferedAmount());
    }
  }

  @Test
  void applicationClosesWithItsCode() {
    RecordingListener listener = new RecordingListener();
    try (SockJsClient client = SockJsClient.create()) {
      SockJs sock = client.connect(testServer.uri("/echo"), listener);
      listener.awaitOpen();
      // begin example
      sock.close(3001, "Moving on");
      CloseEvent end = sock.closed().toCompletableFuture().join();
      if (!end.wasClean()) {
        System.out.println("Some messages may be lost: " + end);
      }
      // end example
      assertEquals("3001 \"Moving on\" (clean)", end.toString());
    }
  }

  @Test
  void blockingConnectionWaits() throws Exception {
    URI url = testServer.uri("/echo");
    try (SockJsClient client = SockJsClient.create()) {
      // begin example
      try (BlockingSockJs sock = BlockingSockJs.connect(client, url)) {
        sock.send("hello");
        System.out.println(sock.receive());
        Optional<String> next = sock.receive(Duration.ofSeconds(1));
        System.out.println(next.orElse("nothing for a second"));
      }
      // end example
    }
  }

  @Test
  void blockingConnectionReceivesUntilTheEnd() throws Exception {
    try (SockJsClient client = SockJsClient.create();
        BlockingSockJs sock = BlockingSockJs.connect(client, testServer.uri("/close"))) {
      // begin example
      try {
        while (true) {
          handle(sock.receive());
        }
      } catch (SessionClosedException e) {
        System.out.println("The end: " + e.closeEvent().orElseThrow());
      }
      // end example
    }
  }

  private static void handle(String message) {
    throw new AssertionError("The endpoint sends no message such as " + message);
  }

  @Test
  void flowSendsAndReceives() throws Exception {
    URI url = testServer.uri("/echo");
    CompletableFuture<String> received = new CompletableFuture<>();
    Flow.Subscriber<String> messages =
        new Flow.Subscriber<>() {
          @Override
          public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(1);
          }

          @Override
          public void onNext(String message) {
            received.complete(message);
          }

          @Override
          public void onError(Throwable failure) {
            received.completeExceptionally(failure);
          }

          @Override
          public void onComplete() {}
        };
    try (SockJsClient client = SockJsClient.create()) {
      // begin example
      FlowSockJs sock = FlowSockJs.connect(client, url);
      sock.publisher().subscribe(messages);
      SubmissionPublisher<String> source = new SubmissionPublisher<>();
      source.subscribe(sock.subscriber());
      source.submit("hello");
      // end example
      assertEquals("hello", received.get(20, TimeUnit.SECONDS));
      source.close();
      sock.sock().closed().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
  }

  @Test
  void programWaitsForTheEnd() {
    try (SockJsClient client = SockJsClient.create()) {
      SockJs sock = client.connect(testServer.uri("/close"), (s, message) -> {});
      // begin example
      CloseEvent end = sock.closed().toCompletableFuture().join();
      // end example
      assertEquals(3000, end.code());
    }
  }

  @Test
  void callbacksRunOnTheExecutor() {
    // begin example
    ExecutorService pool = Executors.newCachedThreadPool();
    SockJsClient client = SockJsClient.builder().executor(pool).build();
    // end example
    CompletableFuture<String> thread = new CompletableFuture<>();
    try (client) {
      SockJs sock =
          client.connect(
              testServer.uri("/echo"),
              (s, message) -> thread.complete(Thread.currentThread().getName()));
      sock.opened().thenAccept(open -> open.send("hello"));
      String name = thread.orTimeout(20, TimeUnit.SECONDS).join();
      assertTrue(name.startsWith("pool-"), name);
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void failedConnectListsItsAttempts() {
    List<Attempt> attempts = printFailure(testServer.uri("/missing"));
    assertEquals(List.of(), attempts);
  }

  /** The stage may pass on the failure inside a {@code CompletionException}. */
  private static List<Attempt> attempts(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return assertInstanceOf(ConnectFailedException.class, cause).attempts();
  }

  /** Returns the attempts that the example prints. */
  private static @Nullable List<Attempt> printFailure(URI url) {
    SockJsListener listener = (sock, message) -> {};
    try (SockJsClient client = SockJsClient.create()) {
      // begin example
      try {
        client.connect(url, listener).opened().toCompletableFuture().join();
      } catch (CompletionException e) {
        if (e.getCause() instanceof ConnectFailedException failed) {
          System.out.println(failed.closeEvent());
          failed.attempts().forEach(System.out::println);
        }
      }
      // end example
      return client
          .connect(url, listener)
          .opened()
          .handle((sock, failure) -> attempts(failure))
          .toCompletableFuture()
          .join();
    }
  }

  // begin example
  final class Reconnecting implements SockJsListener {
    private final SockJsClient client;
    private final URI url;
    private SockJs sock;
    private int failures;
    private boolean stopped;

    Reconnecting(SockJsClient client, URI url) {
      this.client = client;
      this.url = url;
    }

    synchronized void connect() {
      if (!stopped) {
        sock = client.connect(url, this);
      }
    }

    synchronized void stop() {
      stopped = true;
      sock.close();
    }

    @Override
    public synchronized void onOpen(SockJs s) {
      failures = 0;
    }

    @Override
    public void onMessage(SockJs s, String message) {
      System.out.println(message);
    }

    @Override
    public synchronized void onClose(SockJs s, CloseEvent event) {
      if (!stopped) {
        long longest = 500L << Math.min(failures++, 6);
        long millis = ThreadLocalRandom.current().nextLong(longest / 2, longest);
        CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS).execute(this::connect);
      }
    }
  }

  // end example

  /** The endpoint closes each session at once, so there is one connect after the other. */
  @Test
  void reconnectingConnectsAgainUntilItIsStopped() throws Exception {
    BlockingQueue<URI> urls = new LinkedBlockingQueue<>();
    try (SockJsClient client = SockJsClient.create()) {
      SockJsClient recording = new RecordingClient(client, urls);
      Reconnecting reconnecting = new Reconnecting(recording, testServer.uri("/close"));
      reconnecting.connect();
      for (int i = 0; i < 3; i++) {
        assertEquals(testServer.uri("/close"), urls.poll(20, TimeUnit.SECONDS));
      }
      reconnecting.stop();
    }
  }

  /** Records the URLs of the connects. */
  private record RecordingClient(SockJsClient client, BlockingQueue<URI> urls)
      implements SockJsClient {

    @Override
    public SockJs connect(URI url, SockJsListener listener) {
      urls.add(url);
      return client.connect(url, listener);
    }

    @Override
    public SockJs connect(URI url, SockJsOptions options, SockJsListener listener) {
      return client.connect(url, options, listener);
    }

    @Override
    public List<String> transports() {
      return client.transports();
    }

    @Override
    public void close() {
      client.close();
    }

    @Override
    public void closeNow() {
      client.closeNow();
    }
  }

  @Test
  void testOfAnApplicationUsesTheTestServer() throws Exception {
    // begin example
    try (SockJsTestServer server = SockJsTestServer.start();
        SockJsClient client = SockJsClient.create()) {
      CompletableFuture<String> echo = new CompletableFuture<>();
      SockJs sock = client.connect(server.uri("/echo"), (s, message) -> echo.complete(message));
      sock.opened().thenAccept(open -> open.send("hello"));
      assertEquals("hello", echo.get(10, TimeUnit.SECONDS));
    }
    // end example
  }
}
