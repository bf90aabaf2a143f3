package dev.sockjs.examples.krossbow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.hildan.krossbow.stomp.WebSocketClosedUnexpectedly;
import org.hildan.krossbow.websocket.WebSocketConnectionException;
import org.hildan.krossbow.websocket.WebSocketException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** STOMP with krossbow from Java, with a server of Spring. */
@Timeout(120)
final class StompInJavaTest {

  private static final Duration LIMIT = Duration.ofSeconds(50);

  private static StompServer server;
  private final SockJsClient client = SockJsClient.create();

  @BeforeAll
  static void startServer() {
    server = new StompServer(StompEndpoints.class);
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void exampleOfTheDocument() throws Exception {
    String url = server.url("/stomp");
    // begin example
    BlockingStompClient stomp = new BlockingStompClient(client);
    try (BlockingStompSession session = stomp.connect(url);
        BlockingSubscription greetings = session.subscribe("/topic/greetings")) {
      session.send("/app/hello", "Java");
      System.out.println(greetings.next(Duration.ofSeconds(10)));
    }
    // end example
  }

  @Test
  void receiptsAndHeartBeats() throws Exception {
    BlockingStompClient stomp =
        new BlockingStompClient(client, SockJsOptions.defaults(), LIMIT, Duration.ofSeconds(10));
    try (BlockingStompSession session = stomp.connect(server.url("/stomp"), Map.of("x-a", "b"));
        BlockingSubscription news = session.subscribe("/topic/news")) {
      session.send("/topic/news", "first");
      session.send("/topic/news", "second");
      assertEquals("first", news.next(LIMIT));
      assertEquals("second", news.next(LIMIT));
    }
  }

  @Test
  void waitForAMessageHasALimit() throws Exception {
    try (BlockingStompSession session =
            new BlockingStompClient(client).connect(server.url("/stomp"));
        BlockingSubscription silence = session.subscribe("/topic/silence")) {
      TimeoutException failure =
          assertThrows(TimeoutException.class, () -> silence.next(Duration.ofMillis(50)));
      assertEquals("No message came within PT0.05S", failure.getMessage());
    }
  }

  @Test
  void subscriptionEndsWithTheSession() throws Exception {
    BlockingStompSession session = new BlockingStompClient(client).connect(server.url("/stomp"));
    BlockingSubscription news = session.subscribe("/topic/news");
    session.close();
    session.close();
    assertNull(news.next(LIMIT));
    assertThrows(WebSocketException.class, () -> session.send("/topic/news", "late"));
  }

  @Test
  void subscriptionThatWasClosedHasNoMessages() throws Exception {
    try (BlockingStompSession session =
        new BlockingStompClient(client).connect(server.url("/stomp"))) {
      BlockingSubscription news = session.subscribe("/topic/news");
      news.close();
      news.close();
      assertNull(news.next(LIMIT));
    }
  }

  @Test
  void interruptedCloseDisconnectsAllTheSame() throws Exception {
    BlockingStompSession session = new BlockingStompClient(client).connect(server.url("/stomp"));
    BlockingSubscription news = session.subscribe("/topic/news");
    Thread.currentThread().interrupt();
    session.close();
    assertTrue(Thread.interrupted());
    assertNull(news.next(LIMIT));
  }

  @Test
  void lostSessionIsReported() throws Exception {
    SockJsOptions patient = SockJsOptions.builder().closeLinger(Duration.ofSeconds(20)).build();
    BlockingStompSession session =
        new BlockingStompClient(client, patient).connect(server.url("/stomp"));
    BlockingSubscription news = session.subscribe("/topic/news");
    client.close();
    WebSocketClosedUnexpectedly end =
        assertThrows(WebSocketClosedUnexpectedly.class, () -> news.next(LIMIT));
    assertEquals(1001, end.getCode());
    session.close();
  }

  @Test
  void failedConnectHasTheStatus() {
    WebSocketConnectionException failure =
        assertThrows(
            WebSocketConnectionException.class,
            () -> new BlockingStompClient(client).connect(server.url("/nothing")));
    assertEquals(404, failure.getHttpStatusCode());
    assertTrue(failure.getMessage().contains("/nothing"), failure.getMessage());
  }

  @Test
  void negativeDurationsAreRefused() {
    IllegalArgumentException failure =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new BlockingStompClient(
                    client, SockJsOptions.defaults(), Duration.ofSeconds(-1), Duration.ZERO));
    assertEquals("receiptTimeout must not be negative: PT-1S", failure.getMessage());
  }

  @Test
  void mainOfTheExamplesRuns() throws Exception {
    JavaMain.main(new String[] {server.url("/stomp")});
    MainKt.main(new String[] {server.url("/stomp")});
  }
}
