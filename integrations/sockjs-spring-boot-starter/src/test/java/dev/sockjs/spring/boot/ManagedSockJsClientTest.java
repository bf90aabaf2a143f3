package dev.sockjs.spring.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.ServerInfo;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.support.DefaultLifecycleProcessor;
import org.springframework.context.support.GenericApplicationContext;

/** When the context stops and starts the client, and in which order. */
final class ManagedSockJsClientTest {
  private final List<String> events = new CopyOnWriteArrayList<>();

  @Test
  void closesAfterTheApplicationAndBeforeTheWebServer() {
    GenericApplicationContext context = new GenericApplicationContext();
    context.registerBean(
        ManagedSockJsClient.class,
        () -> new ManagedSockJsClient(() -> new FakeSockJsClient(events)));
    context.registerBean(
        "application",
        Recorder.class,
        () -> new Recorder("application", SmartLifecycle.DEFAULT_PHASE));
    // WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE, whose package differs between versions.
    context.registerBean(
        "webServer",
        Recorder.class,
        () -> new Recorder("webServer", SmartLifecycle.DEFAULT_PHASE - 1024));
    context.refresh();
    context.close();
    assertEquals(List.of("application", "close", "webServer", "closeNow"), events);
  }

  private final class Recorder implements SmartLifecycle {
    private final String name;
    private final int phase;
    private boolean running;

    Recorder(String name, int phase) {
      this.name = name;
      this.phase = phase;
    }

    @Override
    public void start() {
      running = true;
    }

    @Override
    public void stop() {
      running = false;
      events.add(name);
    }

    @Override
    public boolean isRunning() {
      return running;
    }

    @Override
    public int getPhase() {
      return phase;
    }
  }

  @Test
  void shutdownEndsWhatLastsLongerThanThePhase() {
    CountDownLatch ended = new CountDownLatch(1);
    DefaultLifecycleProcessor lifecycle = new DefaultLifecycleProcessor();
    lifecycle.setTimeoutPerShutdownPhase(1);
    GenericApplicationContext context = new GenericApplicationContext();
    context.registerBean("lifecycleProcessor", DefaultLifecycleProcessor.class, () -> lifecycle);
    context.registerBean(
        ManagedSockJsClient.class,
        () -> new ManagedSockJsClient(() -> new FakeSockJsClient(events, ended)));
    context.refresh();
    context.close();
    assertTrue(events.contains("closeNow"), events::toString);
    assertEquals(0, ended.getCount());
  }

  @Test
  void startsAgainWithANewClient() {
    SockJsClient[] clients = {new FakeSockJsClient(events), new FakeSockJsClient(events)};
    int[] created = {0};
    ManagedSockJsClient client = new ManagedSockJsClient(() -> clients[created[0]++]);
    assertTrue(client.isRunning());
    client.stop();
    assertFalse(client.isRunning());
    client.start();
    client.start();
    assertTrue(client.isRunning());
    assertEquals(2, created[0]);
  }

  @Test
  void closeWithoutStopWaits() {
    new ManagedSockJsClient(() -> new FakeSockJsClient(events)).close();
    assertEquals(List.of("close"), events);
  }

  @Test
  void statisticsAreThoseOfTheCurrentClient() {
    ManagedSockJsClient client = new ManagedSockJsClient(SockJsClient::create);
    try {
      assertEquals(0, client.statistics().connects());
      SockJsOptions options =
          SockJsOptions.builder().info(ServerInfo.defaults()).transports("missing").build();
      client
          .connect(URI.create("http://localhost/"), options, (sock, message) -> {})
          .closed()
          .toCompletableFuture()
          .orTimeout(60, TimeUnit.SECONDS)
          .join();
      assertEquals(1, client.statistics().connects());
      client.stop();
      client.start();
      assertEquals(0, client.statistics().connects());
    } finally {
      client.closeNow();
    }
  }
}
