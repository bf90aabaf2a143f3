package dev.sockjs.micrometer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.CloseEvent;
import dev.sockjs.ServerInfo;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsListener;
import dev.sockjs.SockJsOptions;
import dev.sockjs.fixtures.ExpectedLogs;
import dev.sockjs.testserver.SockJsTestServer;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The meters of sessions with a real server. */
class SockJsClientMetricsTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final SockJsClient client = SockJsClient.create();

  @AfterEach
  void close() {
    client.closeNow();
    registry.close();
  }

  private double counter(String name, String... tags) {
    return registry.get("sockjs.client." + name).tags(tags).functionCounter().count();
  }

  private double gauge(String name, String... tags) {
    return registry.get("sockjs.client." + name).tags(tags).gauge().value();
  }

  private FunctionTimer attempts(String transport, String outcome) {
    return registry
        .get("sockjs.client.attempts")
        .tags("transport", transport, "outcome", outcome)
        .functionTimer();
  }

  private static <T> T await(CompletableFuture<T> future) {
    return future.orTimeout(30, TimeUnit.SECONDS).join();
  }

  @Test
  void sessionIsCountedFromItsAttemptsToItsEnd() throws Exception {
    // begin example
    new SockJsClientMetrics(client).bindTo(registry);
    // end example
    CompletableFuture<String> echo = new CompletableFuture<>();
    SockJsOptions options =
        SockJsOptions.builder()
            .timeout(Duration.ofSeconds(30))
            .transports("missing", "xhr-polling")
            .build();
    try (SockJsTestServer server = SockJsTestServer.start()) {
      SockJs sock =
          client.connect(
              server.uri("/echo"), options, (session, message) -> echo.complete(message));
      await(sock.opened().toCompletableFuture());
      assertEquals(1, gauge("sessions", "transport", "xhr-polling"));
      assertEquals(1, counter("connects", "outcome", "open", "transport", "xhr-polling"));
      assertEquals(1, attempts("unknown", "skipped").count());
      assertEquals(1, attempts("xhr-polling", "open").count());
      assertTrue(attempts("xhr-polling", "open").totalTime(TimeUnit.NANOSECONDS) > 0);
      sock.send("\u20ac");
      assertEquals("\u20ac", await(echo));
      await(sock.flushed().toCompletableFuture());
      assertEquals(1, counter("messages.sent"));
      assertEquals(3, counter("sent"));
      assertEquals(1, counter("messages.received"));
      assertEquals(3, counter("received"));
      assertEquals(0, counter("messages.rejected"));
      assertEquals(0, gauge("buffered"));
      sock.close();
      await(sock.closed().toCompletableFuture());
    }
    assertEquals(0, gauge("sessions", "transport", "xhr-polling"));
    assertEquals(1, counter("sessions.closed", "end", "application"));
    assertEquals(0, counter("sessions.closed", "end", "lost"));
  }

  @Test
  void connectsThatDoNotOpenHaveNoTransport() {
    new SockJsClientMetrics(client).bindTo(registry);
    SockJsOptions options =
        SockJsOptions.builder().info(ServerInfo.defaults()).transports("missing").build();
    URI url = URI.create("http://user:secret@127.0.0.1:1/echo?token=secret");
    SockJs sock = client.connect(url, options, (session, message) -> {});
    CloseEvent event = await(sock.closed().toCompletableFuture());
    assertEquals(2000, event.code());
    assertEquals(1, counter("connects", "outcome", "failed", "transport", "none"));
    assertEquals(0, counter("connects", "outcome", "cancelled", "transport", "none"));
    assertTrue(
        registry.getMeters().stream()
            .map(Meter::getId)
            .noneMatch(id -> id.toString().contains("secret")));
  }

  @Test
  void numberOfMetersDoesNotGrowWithWhatHappens() {
    new SockJsClientMetrics(client).bindTo(registry);
    int before = registry.getMeters().size();
    for (int i = 0; i < 10; i++) {
      SockJsOptions options =
          SockJsOptions.builder().info(ServerInfo.defaults()).transports("missing" + i).build();
      await(
          client
              .connect(URI.create("http://127.0.0.1:1/" + i), options, (session, message) -> {})
              .closed()
              .toCompletableFuture());
    }
    assertEquals(10, attempts("unknown", "skipped").count());
    assertEquals(before, registry.getMeters().size());
  }

  @Test
  void tagsTellClientsApart() {
    try (SockJsClient other = SockJsClient.create()) {
      new SockJsClientMetrics(client, List.of(Tag.of("client", "one"))).bindTo(registry);
      int meters = registry.getMeters().size();
      new SockJsClientMetrics(other, List.of(Tag.of("client", "two"))).bindTo(registry);
      assertEquals(2 * meters, registry.getMeters().size());
      assertTrue(
          registry.getMeters().stream().allMatch(meter -> meter.getId().getTag("client") != null));
    }
  }

  @Test
  void bindingTwiceChangesNothing() {
    SockJsClientMetrics metrics = new SockJsClientMetrics(client);
    metrics.bindTo(registry);
    List<Meter> before = registry.getMeters();
    try (ExpectedLogs warnings = ExpectedLogs.of("io.micrometer", "already registered")) {
      metrics.bindTo(registry);
      assertEquals(before, registry.getMeters(), () -> warnings.messages().toString());
    }
  }

  @Test
  void clientWithoutStatisticsIsRejected() {
    SockJsClient foreign = new ForeignClient();
    SockJsClientMetrics metrics = new SockJsClientMetrics(foreign);
    String message =
        assertThrows(UnsupportedOperationException.class, () -> metrics.bindTo(registry))
            .getMessage();
    assertEquals(ForeignClient.class.getName() + " has no statistics", message);
  }

  /** A client that implements only what it must. */
  private static final class ForeignClient implements SockJsClient {

    @Override
    public SockJs connect(URI url, SockJsListener listener) {
      throw new AssertionError(url);
    }

    @Override
    public SockJs connect(URI url, SockJsOptions options, SockJsListener listener) {
      throw new AssertionError(url);
    }

    @Override
    public List<String> transports() {
      return List.of();
    }

    @Override
    public void close() {}

    @Override
    public void closeNow() {}
  }
}
