package dev.sockjs.adapters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.CloseEvent;
import dev.sockjs.SessionClosedException;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.testserver.SockJsTestServer;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both adapters over real sockets and each default transport. */
@Timeout(120)
class AdaptersOverSocketsTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  private static SockJsTestServer server;
  private static SockJsClient client;

  @BeforeAll
  static void start() {
    server = SockJsTestServer.start();
    client = SockJsClient.create();
  }

  @AfterAll
  static void stop() {
    client.close();
    server.close();
  }

  private static SockJsOptions over(String transport) {
    return SockJsOptions.builder()
        .transports(transport)
        .timeout(LONG)
        .closeLinger(LONG)
        .maxMessageSize(64 << 10)
        .maxBufferedAmount(64 << 10)
        .build();
  }

  private static BlockingSockJs blocking(String endpoint, String transport)
      throws InterruptedException {
    return BlockingSockJs.connect(client, server.uri(endpoint), over(transport));
  }

  private static List<String> numbers(int count) {
    return IntStream.range(0, count).mapToObj(number -> "message " + number).toList();
  }

  /** Each message waits for room often, since the buffer holds a part of them. */
  @ParameterizedTest
  @ValueSource(strings = {"websocket", "xhr-streaming", "eventsource", "xhr-polling"})
  void blockingEchoKeepsTheOrder(String transport) throws Exception {
    List<String> messages = numbers(20_000);
    try (BlockingSockJs sock = blocking("/echo", transport)) {
      FutureTask<Void> sending =
          start(
              () -> {
                for (String message : messages) {
                  sock.send(message);
                }
                return null;
              });
      List<String> received = new ArrayList<>();
      while (received.size() < messages.size()) {
        received.add(sock.receive(LONG).orElseThrow());
      }
      sending.get(30, TimeUnit.SECONDS);
      assertEquals(messages, received);
      assertEquals(Optional.empty(), sock.receive(Duration.ZERO));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"websocket", "xhr-streaming", "eventsource", "xhr-polling"})
  void blockingReceiverMayBeSlowerThanAFlood(String transport) throws Exception {
    try (BlockingSockJs sock = blocking("/flood", transport)) {
      sock.send("go 1000 10000");
      new CountDownLatch(1).await(500, TimeUnit.MILLISECONDS); // for everything to be full
      for (int number = 0; number < 1000; number++) {
        assertEquals(10_000, sock.receive(LONG).orElseThrow().length());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"websocket", "xhr-streaming", "eventsource", "xhr-polling"})
  void endByTheServerIsAnExceptionWithItsCode(String transport) throws Exception {
    BlockingSockJs sock = blocking("/close", transport);
    SessionClosedException end = assertThrows(SessionClosedException.class, sock::receive);
    assertEquals(3000, end.closeEvent().orElseThrow().code());
    assertThrows(SessionClosedException.class, () -> sock.send("too late"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"websocket", "xhr-streaming", "eventsource", "xhr-polling"})
  void flowEchoKeepsTheOrder(String transport) throws Exception {
    List<String> messages = numbers(5_000);
    FlowSockJs sock = FlowSockJs.connect(client, server.uri("/echo"), over(transport));
    RecordingSubscriber received = new RecordingSubscriber(messages.size());
    sock.publisher().subscribe(received);
    try (SubmissionPublisher<String> source = new SubmissionPublisher<>()) {
      source.subscribe(sock.subscriber());
      messages.forEach(source::submit);
      received.awaitMessages(messages.size());
    }
    assertEquals(messages, List.copyOf(received.received));
    CloseEvent end = sock.sock().closed().toCompletableFuture().get(30, TimeUnit.SECONDS);
    assertEquals("1000 true", end.code() + " " + end.wasClean());
    received.awaitCompletion();
  }

  @ParameterizedTest
  @ValueSource(strings = {"websocket", "xhr-streaming", "eventsource", "xhr-polling"})
  void flowSubscriberWithLittleDemandGetsAWholeFlood(String transport) throws Exception {
    FlowSockJs sock = FlowSockJs.connect(client, server.uri("/flood"), over(transport));
    RecordingSubscriber received = new RecordingSubscriber(1);
    sock.publisher().subscribe(received);
    sock.sock().opened().toCompletableFuture().get(30, TimeUnit.SECONDS).send("go 500 10000");
    for (int number = 1; number <= 500; number++) {
      received.awaitMessages(number);
      received.subscription.request(1);
    }
    received.subscription.cancel();
    assertEquals(1000, sock.sock().closed().toCompletableFuture().get(30, TimeUnit.SECONDS).code());
  }

  /** On JDKs without virtual threads, fewer threads of the platform do the same. */
  @Test
  void thousandsOfThreadsWaitAtTheSameTime() throws Exception {
    manyThreadsConverse(startsVirtualThreads() ? 5_000 : 500, 200);
  }

  private static void manyThreadsConverse(int threads, int perSession) throws Exception {
    List<BlockingSockJs> socks = new ArrayList<>();
    List<FutureTask<String>> conversations = new ArrayList<>();
    for (int thread = 0; thread < threads; thread++) {
      if (thread % perSession == 0) {
        socks.add(blocking("/echo", "websocket"));
      }
      BlockingSockJs sock = socks.get(socks.size() - 1);
      String message = "of thread " + thread;
      conversations.add(
          start(
              () -> {
                sock.send(message);
                return sock.receive();
              }));
    }
    List<String> received = new ArrayList<>();
    for (FutureTask<String> conversation : conversations) {
      received.add(conversation.get(60, TimeUnit.SECONDS));
    }
    assertEquals(threads, received.stream().distinct().count());
    assertTrue(received.stream().allMatch(message -> message.startsWith("of thread ")));
    socks.forEach(BlockingSockJs::close);
  }

  private static boolean startsVirtualThreads() {
    return Runtime.version().feature() >= 21;
  }

  /** Runs the call on a virtual thread if there are any. */
  private static <T> FutureTask<T> start(Callable<T> call) throws Exception {
    FutureTask<T> task = new FutureTask<>(call);
    if (startsVirtualThreads()) {
      Method startVirtualThread = Thread.class.getMethod("startVirtualThread", Runnable.class);
      startVirtualThread.invoke(null, task);
    } else {
      new Thread(task, "conversation").start();
    }
    return task;
  }
}
