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

/** Sessions that come and go leave nothing behind, however many. */
@Tag("load")
class CyclesTest {

  /** How many sessions; {@code -Dsockjs.cycles=10000} is the long run. */
  private static final int CYCLES = Integer.getInteger("sockjs.cycles", 200);

  /** Until classes are loaded, and pools and caches are as full as they get. */
  private static final int WARM_UP = 50;

  private static final long MOST_HEAP_BYTES = 16 << 20;

  /** Enough for a session to open. */
  private static final int MOST_HEAD_START_NANOS = 20_000_000;

  /** These come and go as they are needed, and end after some seconds without work. */
  private static final String OTHERS = "sockjs-(worker|timer).*|(vert\\.x|acceptor).*";

  /** What ended threads; without us it is printed on standard error. */
  private final Queue<Throwable> uncaught = new ConcurrentLinkedQueue<>();

  @BeforeEach
  void watchThreads() {
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> uncaught.add(failure));
  }

  @AfterEach
  void noThreadHasDied() {
    Thread.setDefaultUncaughtExceptionHandler(null);
    uncaught.stream().findFirst().ifPresent(failure -> fail("A thread died", failure));
  }

  @EachTransport
  void threadsSocketsAndHeapStayAsTheyWere(String transport) throws Exception {
    assertLeavesNothing(transport, CyclesTest::cycle);
  }

  /** Wherever on its way it is caught. */
  @EachTransport
  void aSessionThatIsClosedWhileItConnectsLeavesNothing(String transport) throws Exception {
    Random random = new Random(transport.hashCode());
    assertLeavesNothing(
        transport,
        (times, client, url, options) -> {
          for (int i = 0; i < times; i++) {
            SockJs sock = client.connect(url, options, (sender, message) -> {});
            LockSupport.parkNanos(random.nextInt(MOST_HEAD_START_NANOS / 10));
            sock.close(3001, "bye");
            assertEquals("3001 \"bye\" (clean)", TestSession.told(awaitEnd(sock)));
          }
        });
  }

  /** Sessions that come and go, one after the other. */
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
      ResourceSnapshot footprint = ResourceSnapshot.now();
      cycle.run(CYCLES, client, url, options);
      footprint.assertNothingIsLeft(OTHERS);
      footprint.assertHeapHasGrownBy(MOST_HEAP_BYTES);
    }
  }

  private static CloseEvent awaitEnd(SockJs sock) throws Exception {
    return sock.closed().toCompletableFuture().get(TestSession.PATIENCE.toSeconds(), SECONDS);
  }

  /** Wherever on its way to a session it is caught. */
  @EachTransport
  void aClientThatIsClosedWhileItConnectsLeavesNothing(String transport) throws Exception {
    SockJsOptions options = TestSession.options(transport).build();
    Random random = new Random(transport.hashCode());
    try (SockJsTestServer server = SockJsTestServer.start()) {
      URI url = server.uri("/echo");
      closeEarly(WARM_UP / 4, url, options, random);
      ResourceSnapshot footprint = ResourceSnapshot.now();
      closeEarly(CYCLES / 4, url, options, random);
      footprint.assertNothingIsLeft(OTHERS);
    }
  }

  private static void closeEarly(int times, URI url, SockJsOptions options, Random random)
      throws Exception {
    for (int i = 0; i < times; i++) {
      SockJsClient client = SockJsClient.create();
      SockJs sock = client.connect(url, options, (sender, message) -> {});
      LockSupport.parkNanos(random.nextInt(MOST_HEAD_START_NANOS));
      client.closeNow();
      assertEquals(1001, awaitEnd(sock).code());
    }
  }

  private static void cycle(int times, SockJsClient client, URI url, SockJsOptions options)
      throws Exception {
    for (int i = 0; i < times; i++) {
      try (RecordingListener listener =
          new RecordingListener((sock, message) -> sock.close(), TestSession.PATIENCE)) {
        SockJs sock = client.connect(url, options, listener);
        sock.opened().toCompletableFuture().get(TestSession.PATIENCE.toSeconds(), SECONDS);
        listener.awaitOpen().send("x");
        assertEquals("x", listener.awaitMessage());
        assertTrue(listener.awaitClose().wasClean());
      }
    }
  }

  @Test
  void closingTheClientEndsItsSessionsAndItsThreads() {
    ResourceSnapshot footprint = ResourceSnapshot.now();
    List<SessionServer> servers = new ArrayList<>();
    List<RecordingListener> listeners = new ArrayList<>();
    try (SockJsClient client = SockJsClient.create()) {
      for (String transport : Transports.ALL) {
        servers.add(SessionServer.silent(transport));
        listeners.add(new RecordingListener((sock, message) -> {}, TestSession.PATIENCE));
        client.connect(
            servers.get(servers.size() - 1).url(),
            TestSession.options(transport).build(),
            listeners.get(listeners.size() - 1));
      }
      listeners.forEach(RecordingListener::awaitOpen);
    }
    for (RecordingListener listener : listeners) {
      assertEquals("1001 \"Client closed\" (clean)", TestSession.told(listener.awaitClose()));
    }
    servers.forEach(SessionServer::close);
    footprint.assertNothingIsLeft("");
  }
}
