package dev.sockjs.micrometer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.SockJsClient;
import dev.sockjs.reconnect.Disconnect;
import dev.sockjs.reconnect.ReconnectListener;
import dev.sockjs.reconnect.ReconnectingSockJs;
import dev.sockjs.testserver.SockJsTestServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The meters of a session that connects again, with a real server. */
class ReconnectingSockJsMetricsTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final SockJsClient client = SockJsClient.create();
  private final CompletableFuture<Disconnect> down = new CompletableFuture<>();

  private final ReconnectListener listener =
      new ReconnectListener() {
        @Override
        public void onMessage(ReconnectingSockJs sock, String message) {}

        @Override
        public void onDown(ReconnectingSockJs sock, Disconnect disconnect, Duration delay) {
          down.complete(disconnect);
        }
      };

  @AfterEach
  void close() {
    client.closeNow();
    registry.close();
  }

  private double counter(String name, String... tags) {
    return registry.get("sockjs.reconnect." + name).tags(tags).functionCounter().count();
  }

  private static <T> T await(CompletableFuture<T> future) {
    return future.orTimeout(60, TimeUnit.SECONDS).join();
  }

  @Test
  void sessionsAndMessagesAreCounted() {
    try (SockJsTestServer server = SockJsTestServer.start()) {
      ReconnectingSockJs sock =
          ReconnectingSockJs.builder(client, server.uri("/echo")).connect(listener);
      new ReconnectingSockJsMetrics(sock).bindTo(registry);
      await(sock.opened().toCompletableFuture());
      sock.send("x");
      assertEquals(1, counter("sessions"));
      assertEquals(1, counter("attempts"));
      assertEquals(0, counter("disconnects", "reason", "1006"));
      assertEquals(1, counter("messages.accepted"));
      sock.abort();
      await(sock.closed().toCompletableFuture());
    }
  }

  @Test
  void failedConnectsHaveAReason() {
    ReconnectingSockJs sock =
        ReconnectingSockJs.builder(client, URI.create("http://127.0.0.1:1/echo")).connect(listener);
    new ReconnectingSockJsMetrics(sock).bindTo(registry);
    await(down);
    assertTrue(counter("disconnects", "reason", "connect-failed") >= 1);
    assertEquals(0, counter("disconnects", "reason", "other"));
    assertEquals(0, counter("sessions"));
    sock.abort();
    await(sock.closed().toCompletableFuture());
  }
}
