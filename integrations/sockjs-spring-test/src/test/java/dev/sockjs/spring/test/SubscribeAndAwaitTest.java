package dev.sockjs.spring.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.messaging.simp.SimpMessagingTemplate;

/**
 * The broker has a subscription when {@code subscribeAndAwait} returns, although this server
 * handles frames in eight threads and delays subscriptions by up to two milliseconds.
 */
@SpringBootTest(classes = ChatApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@StompEndpoint("/ws")
@Timeout(value = 4, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SubscribeAndAwaitTest {

  /** For each transport. */
  private static final int RUNS = Integer.getInteger("sockjs.subscribe-runs", 25);

  private static final Duration SHORT = Duration.ofMillis(50);

  @Autowired private SimpMessagingTemplate server;
  @Autowired private SlowSubscriptions subscriptions;
  @Autowired private Environment environment;

  private final CountDownLatch held = new CountDownLatch(1);

  @AfterEach
  void release() {
    held.countDown();
  }

  @EachTransport
  void nothingIsMissedAfterAReceipt(StompTestSession stomp) {
    nothingIsMissed(stomp);
  }

  @EachTransport
  void nothingIsMissedAfterAProbe(StompTestSession stomp) {
    try (StompTestClient client = probing(stomp.transport())) {
      nothingIsMissed(client.connect());
    }
  }

  private void nothingIsMissed(StompTestSession stomp) {
    for (int run = 0; run < RUNS; run++) {
      String destination = "/topic/run-" + run;
      StompInbox<String> inbox = stomp.subscribeAndAwait(destination, String.class);
      server.convertAndSend(destination, "message " + run);
      assertEquals("message " + run, inbox.take());
      inbox.assertEmpty();
    }
  }

  private StompTestClient probing(String transport) {
    String port = environment.getRequiredProperty("local.server.port");
    return StompTestClient.builder(URI.create("http://localhost:" + port + "/ws"))
        .transports(List.of(transport))
        .barrier(SubscriptionBarrier.PROBE)
        .build();
  }

  /** The control: without a barrier, this server does lose the message. */
  @Test
  void messageIsMissedWithoutABarrier(StompTestSession stomp) {
    subscriptions.hold(held);
    StompInbox<String> inbox = stomp.subscribe("/topic/missed", String.class);
    server.convertAndSend("/topic/missed", "too early");
    held.countDown();
    assertThrows(AssertionError.class, () -> inbox.take(SHORT));
  }

  @Test
  void receiptIsAwaited(StompTestSession stomp) throws Exception {
    isAwaited(stomp, "/topic/held");
  }

  @Test
  void receiptForAUserDestinationIsAwaited(StompTestSession stomp) throws Exception {
    isAwaited(stomp, "/user/queue/held");
  }

  @Test
  void probeIsAwaited() throws Exception {
    try (StompTestClient client = probing("websocket")) {
      isAwaited(client.connect(), "/topic/held");
    }
  }

  /** Holds the subscription in the server, and lets it go. */
  private void isAwaited(StompTestSession stomp, String destination) throws Exception {
    subscriptions.hold(held);
    CompletableFuture<Void> subscribed =
        CompletableFuture.runAsync(() -> stomp.subscribeAndAwait(destination, String.class));
    subscriptions.awaitHeld();
    assertThrows(
        TimeoutException.class, () -> subscribed.get(SHORT.toMillis(), TimeUnit.MILLISECONDS));
    held.countDown();
    subscribed.get(60, TimeUnit.SECONDS);
  }

  @Test
  void probesAreNotMessages() {
    try (StompTestClient client = probing("websocket")) {
      StompTestSession ann = client.connect();
      StompTestSession bob = client.connect();
      StompInbox<String> forAnn = ann.subscribeAndAwait("/topic/both", String.class);
      StompInbox<String> forBob = bob.subscribeAndAwait("/topic/both", String.class);
      server.convertAndSend("/topic/both", "message");
      assertEquals("message", forAnn.take());
      assertEquals("message", forBob.take());
      forAnn.assertEmpty();
      assertTrue(forBob.frames().isEmpty());
    }
  }
}
