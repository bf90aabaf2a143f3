package dev.sockjs.http2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Http2;
import dev.sockjs.ServerInfo;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.testkit.recorder.RecordingListener;
import dev.sockjs.testkit.tls.LoopbackTls;
import dev.sockjs.testserver.SockJsTestServer;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Many sessions share few TCP connections. */
final class ManySessionsTest {

  private static final int SESSIONS = 1000;

  private final LoopbackTls tls = LoopbackTls.create();

  @Test
  void thousandStreamingSessionsShareOneConnectionIfTheServerAllows() {
    assertEquals(1, connectionsOf(SESSIONS, 2 * SESSIONS));
  }

  @Test
  void connectionsAreAddedIfTheServerAllowsFewStreams() {
    int connections = connectionsOf(SESSIONS, 100);
    assertTrue(connections >= 10 && connections <= 12, () -> connections + " connections");
  }

  /** Opens sessions in a burst, and lets each echo one message; returns the connections between. */
  private int connectionsOf(int sessions, int maxStreams) {
    try (SockJsTestServer server =
            SockJsTestServer.builder()
                .tls(tls.keyStore(), tls.password())
                .http2(maxStreams)
                .start();
        SockJsClient client =
            SockJsClient.builder()
                .http2(Http2.TLS)
                .sslContext(tls.client())
                .defaultOptions(
                    SockJsOptions.builder()
                        .transports("xhr-streaming")
                        .info(ServerInfo.defaults())
                        .connectTimeout(Duration.ofSeconds(30))
                        .timeout(Duration.ofSeconds(30))
                        .build())
                .build()) {
      List<RecordingListener> listeners = new ArrayList<>();
      URI url = server.uri("/echo");
      List<SockJs> connected = new ArrayList<>();
      for (int i = 0; i < sessions; i++) {
        RecordingListener listener = new RecordingListener();
        listeners.add(listener);
        connected.add(client.connect(url, listener));
      }
      for (SockJs session : connected) {
        session.opened().toCompletableFuture().orTimeout(40, TimeUnit.SECONDS).join();
      }
      int connections = server.openConnections();
      connected.forEach(session -> session.send("x"));
      for (RecordingListener listener : listeners) {
        listener.awaitOpen();
        assertEquals("x", listener.awaitMessage());
      }
      return connections;
    }
  }
}
