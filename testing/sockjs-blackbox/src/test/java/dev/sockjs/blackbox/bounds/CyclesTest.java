package dev.sockjs.blackbox.bounds;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.sockjs.CloseEvent;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.blackbox.EachTransport;
import dev.sockjs.blackbox.ResourceSnapshot;
import dev.sockjs.blackbox.Transports;
import dev.sockjs.testkit.recorder.RecordingListener;
import dev.sockjs.testserver.SockJsTestServer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many sessions, one after the other, leave no thread, no socket and no memory in use. */
@Tag("load")
@Tag("long")
class CyclesTest {

  /** The number of sessions. The profile {@code thorough} runs 200, and the long run 10 000. */
  private static final int CYCLES = Integer.getInteger("sockjs.cycles", 25);

  /** Enough to load all classes and to fill pools and caches. */
  private static final int WARM_UP = Math.min(50, CYCLES);

  private static final long MAX_HEAP_GROWTH_BYTES = 16 << 20;

  /** Long enough for a session to open. */
  private static final int MAX_DELAY_NANOS = 20_000_000;

  /** Threads of pools, which end after some seconds without work. */
  private static final String POOL_THREADS = "sockjs-(worker|timer).*|(vert\\.x|acceptor).*";

  /** Exceptions that ended threads. */
  private final Queue<Throwable> uncaught = new ConcurrentLinkedQueue<>();

  @BeforeEach
  void collectUncaughtExceptions() {
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> uncaught.add(failure));
  }

  @AfterEach
  void noThreadDiedOfAnException() {
    Thread.setDefaultUncaughtExceptionHandler(null);
    uncaught.stream()
        .findFirst()
        .ifPresent(failure -> fail("A thread died of an exception", failure));
  }

  @EachTransport
  void closedSessionsLeaveNoThreadSocketOrHeap(String transport) throws Exception {
    assertLeavesNothing(transport, CyclesTest::cycle);
  }

  /** Closes after a random delay, and so at any stage of the connect. */
  @EachTransport
  void sessionsClosedWhileConnectingLeaveNoThreadSocketOrHeap(String transport) throws Exception {
    Random random = new Random(transport.hashCode());
    assertLeavesNothing(
        transport,
        (times, client, url, options) -> {
          for (int i = 0; i < times; i++) {
            SockJs sock = client.connect(url, options, (sender, message) -> {});
            LockSupport.parkNanos(random.nextInt(MAX_DELAY_NANOS / 10));
            sock.close(3001, "bye");
            assertEquals("3001 \"bye\" (clean)", TestSession.describe(awaitEnd(sock)));
          }
        });
  }

  /** Opens and closes sessions, one after the other. */
  @FunctionalInterface
  private interface Cycle {
    void run(int times, SockJsClient client, URI url, SockJsOptions options) throws Exception;
  }

  private static void assertLeavesNothing(String transport, Cycle cycle) throws Exception {
    SockJsOptions options = TestSession.options(transport).build();
    try (SockJsTestServer server = SockJsTestServer.start();
        SockJsClient client = SockJsClient.create()) {
      URI url = server.uri("/echo");
      cycle(WARM_UP, client, url, options);
      ResourceSnapshot before = ResourceSnapshot.take();
      cycle.run(CYCLES, client, url, options);
      before.assertNothingIsLeft(POOL_THREADS);
      before.assertHeapHasGrownByAtMost(MAX_HEAP_GROWTH_BYTES);
    }
  }

  private static CloseEvent awaitEnd(SockJs sock) throws Exception {
    return sock.closed().toCompletableFuture().get(TestSession.TIMEOUT.toSeconds(), SECONDS);
  }

  /** Closes after a random delay, and so at any stage of the connect. */
  @EachTransport
  void clientsClosedWhileConnectingLeaveNoThreadOrSocket(String transport) throws Exception {
    SockJsOptions options = TestSession.options(transport).build();
    Random random = new Random(transport.hashCode());
    try (SockJsTestServer server = SockJsTestServer.start()) {
      URI url = server.uri("/echo");
      closeClientEarly(WARM_UP / 4, url, options, random);
      ResourceSnapshot before = ResourceSnapshot.take();
      closeClientEarly(CYCLES / 4, url, options, random);
      before.assertNothingIsLeft(POOL_THREADS);
    }
  }

  private static void closeClientEarly(int times, URI url, SockJsOptions options, Random random)
      throws Exception {
    for (int i = 0; i < times; i++) {
      SockJsClient client = SockJsClient.create();
      SockJs sock = client.connect(url, options, (sender, message) -> {});
      LockSupport.parkNanos(random.nextInt(MAX_DELAY_NANOS));
      client.closeNow();
      assertEquals(1001, awaitEnd(sock).code());
    }
  }

  private static void cycle(int times, SockJsClient client, URI url, SockJsOptions options)
      throws Exception {
    for (int i = 0; i < times; i++) {
      try (RecordingListener listener =
          new RecordingListener((sock, message) -> sock.close(), TestSession.TIMEOUT)) {
        SockJs sock = client.connect(url, options, listener);
        sock.opened().toCompletableFuture().get(TestSession.TIMEOUT.toSeconds(), SECONDS);
        listener.awaitOpen().send("x");
        assertEquals("x", listener.awaitMessage());
        assertTrue(listener.awaitClose().wasClean());
      }
    }
  }

  @Test
  void closingTheClientEndsItsSessionsAndThreads() {
    ResourceSnapshot before = ResourceSnapshot.take();
    List<SessionServer> servers = new ArrayList<>();
    List<RecordingListener> listeners = new ArrayList<>();
    try (SockJsClient client = SockJsClient.create()) {
      for (String transport : Transports.ALL) {
        servers.add(SessionServer.silent(transport));
        listeners.add(new RecordingListener((sock, message) -> {}, TestSession.TIMEOUT));
        client.connect(
            servers.get(servers.size() - 1).url(),
            TestSession.options(transport).build(),
            listeners.get(listeners.size() - 1));
      }
      listeners.forEach(RecordingListener::awaitOpen);
    }
    for (int i = 0; i < listeners.size(); i++) {
      String end = TestSession.describe(listeners.get(i).awaitClose());
      assertEquals("1001 \"Client closed\" (clean)", end, Transports.ALL.get(i));
    }
    servers.forEach(SessionServer::close);
    before.assertNothingIsLeft("");
  }
}
