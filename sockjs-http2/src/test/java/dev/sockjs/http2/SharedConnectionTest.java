package dev.sockjs.http2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Http2;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsListener;
import dev.sockjs.SockJsOptions;
import dev.sockjs.testkit.recorder.RecordingListener;
import io.vertx.core.http.HttpConnection;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens to one session does not disturb the others on its TCP connection. */
final class SharedConnectionTest {

  /** Longer than the client keeps a connection without requests. */
  private static final Duration SLOW_HEARTBEAT = Duration.ofSeconds(6);

  private final Http2Gateway server = Http2Gateway.start(100);
  private final SockJsClient client =
      SockJsClient.builder()
          .http2(Http2.PRIOR_KNOWLEDGE)
          .defaultOptions(
              SockJsOptions.builder()
                  .transports("xhr-streaming")
                  .timeout(Duration.ofSeconds(30))
                  .build())
          .build();

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Test
  void sessionsThatDoNotReadDoNotStopTheOthers() {
    CountDownLatch blocked = new CountDownLatch(1);
    SockJsListener blocking =
        new SockJsListener() {
          @Override
          public void onMessage(SockJs session, String message) {
            try {
              blocked.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          }
        };
    try {
      // Each could fill the window of its stream, and together they could fill any small window of
      // the connection.
      for (int i = 0; i < 20; i++) {
        SockJs session = client.connect(server.uri("/flood"), blocking);
        session.opened().toCompletableFuture().join().send("go 1000 4000");
      }
      assertEchoes(200);
      assertEquals(1, server.openedConnections());
    } finally {
      blocked.countDown();
    }
  }

  @Test
  void abortResetsOnlyTheStreamOfTheSession() {
    RecordingListener listener = new RecordingListener();
    SockJs session = open("/echo", listener);
    // More than Vert.x accepts on one connection within 30 s.
    for (int i = 0; i < 250; i++) {
      open("/echo", new RecordingListener()).abort();
    }
    session.send("still here");
    assertEquals("still here", listener.awaitMessage());
    assertTrue(server.openedConnections() <= 4, () -> server.openedConnections() + " connections");
  }

  @Test
  void sessionOutlivesTheIdleTimeoutOfConnections() {
    try (Http2Gateway slow = Http2Gateway.start(SLOW_HEARTBEAT)) {
      RecordingListener listener = new RecordingListener();
      SockJs session = client.connect(slow.uri("/echo"), listener);
      listener.awaitOpen();
      listener.awaitHeartbeat();
      session.send("still here");
      assertEquals("still here", listener.awaitMessage());
      assertEquals(1, slow.openedConnections());
    }
  }

  @Test
  void sessionsContinueAfterGoAway() {
    RecordingListener listener = new RecordingListener();
    SockJs session = open("/echo", listener);
    SockJs other = open("/echo", new RecordingListener());
    HttpConnection first = server.connections().get(0);
    server.goAway(first);
    session.send("over a second connection");
    assertEquals("over a second connection", listener.awaitMessage());
    other.abort();
    session.send("and the last session on the first one remains");
    assertEquals("and the last session on the first one remains", listener.awaitMessage());
    assertEquals(2, server.openedConnections());
  }

  @Test
  void refusedRequestIsSentAgain() {
    RecordingListener listener = new RecordingListener();
    SockJs session = open("/echo", listener);
    server.refuse(2);
    session.send("x");
    assertEquals("x", listener.awaitMessage());
  }

  @Test
  void requestThatIsRefusedAgainAndAgainEndsTheSession() {
    RecordingListener listener = new RecordingListener();
    SockJs session = open("/echo", listener);
    server.refuse(4);
    session.send("x");
    assertEquals(1006, listener.awaitClose().code());
  }

  @Test
  void lostConnectionEndsItsSessions() {
    RecordingListener first = new RecordingListener();
    RecordingListener second = new RecordingListener();
    open("/echo", first);
    open("/echo", second);
    server.connections().get(0).close();
    assertEquals(1006, first.awaitClose().code());
    assertEquals(1006, second.awaitClose().code());
    assertEchoes(1);
  }

  private void assertEchoes(int messages) {
    RecordingListener listener = new RecordingListener();
    SockJs session = open("/echo", listener);
    for (int i = 0; i < messages; i++) {
      session.send("message " + i);
      assertEquals("message " + i, listener.awaitMessage());
    }
  }

  private SockJs open(String endpoint, RecordingListener listener) {
    URI url = server.uri(endpoint);
    client.connect(url, listener);
    return listener.awaitOpen();
  }
}
