package dev.sockjs.transport.websocket.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.spi.Transport;
import dev.sockjs.spi.TransportFactory;
import dev.sockjs.suite.websocket.Await;
import dev.sockjs.suite.websocket.WebSocketFixture;
import dev.sockjs.suite.websocket.WebSocketSuite;
import dev.sockjs.testkit.contract.TestClientContext;
import dev.sockjs.testkit.contract.TestTransportRequest;
import dev.sockjs.testkit.recorder.RecordingTransportListener;
import dev.sockjs.testkit.server.Exchange;
import dev.sockjs.testkit.server.Script;
import dev.sockjs.testkit.server.ScriptedServer;
import dev.sockjs.testkit.server.ScriptedWebSocket;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** No connection has a thread of its own, in any state. */
final class ThreadsTest extends WebSocketSuite {

  private static final int CONNECTIONS = 200;

  /** Four of Jetty's HttpClient, its scheduler, and the one that looks up host names. */
  private static final int MAX_THREADS = 6;

  /** All connects share this thread, which would be too few if one of them kept it. */
  private final ExecutorService blocking = Executors.newSingleThreadExecutor();

  ThreadsTest() {
    super(JettyUnderTest.TRANSPORTS);
  }

  @AfterEach
  void stop() {
    blocking.shutdownNow();
  }

  @Test
  void openConnectionsHaveNoThread() {
    assertFewThreads(
        exchange -> {
          exchange.webSocket().text("o");
          exchange.silence();
        },
        (transport, listener) -> {
          listener.awaitConnected();
          listener.request(transport, 1);
          assertEquals("o", listener.awaitFrame());
        });
  }

  @Test
  void pendingConnectsHaveNoThread() {
    assertFewThreads(Exchange::silence, (transport, listener) -> {});
  }

  /** Each server fills the buffers of its socket, and waits. */
  @Test
  void messagesWithoutDemandHoldNoThread() {
    AtomicInteger sent = new AtomicInteger();
    AtomicInteger connected = new AtomicInteger();
    String frame = "a[\"" + "x".repeat(1000) + "\"]";
    assertFewThreads(
        exchange -> {
          ScriptedWebSocket socket = exchange.webSocket().text("o");
          for (int i = 0; i < 100; i++) {
            socket.text(frame);
          }
          sent.incrementAndGet();
          exchange.silence();
        },
        (transport, listener) -> {
          listener.awaitConnected();
          int servers = connected.incrementAndGet();
          Await.until(servers + " servers have sent", () -> sent.get() >= servers);
        });
    assertEquals(CONNECTIONS, sent.get());
  }

  private interface Step {
    void run(Transport transport, RecordingTransportListener listener);
  }

  private void assertFewThreads(Script script, Step afterConnect) {
    try (ScriptedServer server = ScriptedServer.start().on("GET", "/websocket", script);
        TestClientContext client = TestClientContext.builder().blocking(blocking).build();
        TransportFactory factory = transports().sockJs().open(client)) {
      List<Thread> before = threads();
      List<Transport> connected = new ArrayList<>();
      List<RecordingTransportListener> listeners = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        RecordingTransportListener listener = new RecordingTransportListener();
        listeners.add(listener);
        connected.add(
            factory.connect(TestTransportRequest.to(server.uri("/echo")).build(), listener));
      }
      for (int i = 0; i < CONNECTIONS; i++) {
        afterConnect.run(connected.get(i), listeners.get(i));
      }
      Await.until("all requests", () -> server.requests().size() == CONNECTIONS);
      List<Thread> started = threads();
      started.removeAll(before);
      assertTrue(started.size() <= MAX_THREADS, started::toString);
      connected.forEach(Transport::abort);
    }
  }

  /** Returns the running threads but those of servers. */
  private static List<Thread> threads() {
    return new ArrayList<>(
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> !thread.getName().startsWith("scripted server"))
            .toList());
  }

  /** The executor runs the start of the HttpClient, and then keeps the lookup of the host. */
  @Test
  void abortDuringTheLookupOpensNoSocket() {
    Queue<Runnable> lookups = new ArrayDeque<>();
    AtomicInteger tasks = new AtomicInteger();
    try (WebSocketFixture fixture = webSocket(OPEN_AND_CLOSE)) {
      fixture.client.blocking(
          task -> {
            if (tasks.getAndIncrement() == 0) {
              task.run();
            } else {
              lookups.add(task);
            }
          });
      fixture.connectTo(
          URI.create("http://localhost:" + fixture.server.uri("/echo").getPort() + "/echo"));
      assertEquals(1, lookups.size());
      fixture.transport().abort();
      lookups.remove().run();
      assertEquals(List.of(), fixture.server.requests());
    }
  }
}
