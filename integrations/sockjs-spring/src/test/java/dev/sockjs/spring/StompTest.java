package dev.sockjs.spring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.ConnectFailedException;
import dev.sockjs.SockJsOptions;
import dev.sockjs.spring.StompTestClient.Errors;
import dev.sockjs.spring.StompTestClient.Inbox;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.messaging.MessageDeliveryException;
import org.springframework.messaging.converter.ByteArrayMessageConverter;
import org.springframework.messaging.converter.SimpleMessageConverter;
import org.springframework.messaging.simp.stomp.ConnectionLostException;
import org.springframework.messaging.simp.stomp.StompHeaders;
import org.springframework.messaging.simp.stomp.StompSession;
import org.springframework.messaging.simp.stomp.StompSession.Receiptable;
import org.springframework.util.MimeTypeUtils;

/** Spring's STOMP client over this client, with Spring's simple broker. */
@Timeout(180)
final class StompTest extends SpringServers {

  private static final int MESSAGES = 1000;

  StompTest() {
    super(StompEndpoints.class);
  }

  private StompTestClient stomp(String transport) {
    return new StompTestClient(client(transport));
  }

  @ParameterizedTest
  @MethodSource("containersAndDefaultTransports")
  void aThousandMessagesArriveInOrder(Container container, String transport) throws Exception {
    try (StompTestClient stomp = stomp(transport)) {
      StompSession session = stomp.connect(server(container));
      Inbox inbox = stomp.inbox();
      session.subscribe("/topic/order", inbox);
      for (int i = 0; i < MESSAGES; i++) {
        session.send("/topic/order", String.valueOf(i));
      }
      for (int i = 0; i < MESSAGES; i++) {
        assertEquals(String.valueOf(i), inbox.next());
      }
      session.disconnect();
      assertFalse(session.isConnected());
    }
  }

  @ParameterizedTest
  @MethodSource("containersAndDefaultTransports")
  void receiptsComeOrAreMissed(Container container, String transport) throws Exception {
    try (StompTestClient stomp = stomp(transport)) {
      stomp.stomp().setReceiptTimeLimit(60_000);
      StompSession session = stomp.connect(server(container));
      session.setAutoReceipt(true);
      Inbox inbox = stomp.inbox();
      assertEquals("came", receipt(session.subscribe("/topic/receipt", inbox)));
      assertEquals("came", receipt(session.send("/topic/receipt", "payload")));
      assertEquals("payload", inbox.next());

      stomp.stomp().setReceiptTimeLimit(100);
      StompSession impatient = stomp.connect(server(container));
      impatient.setAutoReceipt(true);
      assertEquals("missed", receipt(impatient.send(StompEndpoints.WITHOUT_RECEIPT, "payload")));
    }
  }

  /** Waits for the receipt: {@code came}, or {@code missed}. */
  private static String receipt(Receiptable receiptable) throws Exception {
    CompletableFuture<String> result = new CompletableFuture<>();
    receiptable.addReceiptTask(() -> result.complete("came"));
    receiptable.addReceiptLostTask(() -> result.complete("missed"));
    return result.get(60, TimeUnit.SECONDS);
  }

  @ParameterizedTest
  @MethodSource("containersAndDefaultTransports")
  void controllersAnswer(Container container, String transport) throws Exception {
    try (StompTestClient stomp = stomp(transport)) {
      StompSession session = stomp.connect(server(container));
      Inbox numbers = stomp.inbox();
      session.subscribe("/topic/increment", numbers);
      session.send("/app/increment", "5");
      assertEquals("6", numbers.next());

      Inbox number = stomp.inbox();
      session.subscribe("/app/number", number);
      assertEquals("42", number.next());

      Inbox errors = stomp.inbox();
      session.subscribe("/topic/error", errors);
      session.send("/app/exception", "");
      assertEquals("Got error: Bad input", errors.next());

      Inbox counts = stomp.inbox();
      session.subscribe("/topic/count", counts);
      session.send("/app/count", "");
      session.send("/app/count", "");
      assertEquals("1", counts.next());
      assertEquals("2", counts.next());
    }
  }

  @ParameterizedTest
  @MethodSource("containersAndDefaultTransports")
  void selectorChoosesMessages(Container container, String transport) throws Exception {
    try (StompTestClient stomp = stomp(transport)) {
      StompSession session = stomp.connect(server(container));
      Inbox chosen = stomp.inbox();
      StompHeaders subscribe = new StompHeaders();
      subscribe.setDestination("/topic/selector");
      subscribe.add("selector", "headers.foo == 'bar'");
      session.subscribe(subscribe, chosen);
      session.send("/topic/selector", "without the header");
      StompHeaders send = new StompHeaders();
      send.setDestination("/topic/selector");
      send.add("foo", "bar");
      session.send(send, "with the header");
      assertEquals("with the header", chosen.next());
    }
  }

  @ParameterizedTest
  @MethodSource("containersAndDefaultTransports")
  void splitMessageIsPutTogether(Container container, String transport) throws Exception {
    try (StompTestClient stomp = stomp(transport)) {
      stomp.stomp().setOutboundMessageSizeLimit(512);
      StompSession session = stomp.connect(server(container));
      Inbox inbox = stomp.inbox();
      session.subscribe("/topic/split", inbox);
      String payload = "A message with a long body... ".repeat(100);
      session.send("/topic/split", payload);
      assertEquals(payload, inbox.next());
    }
  }

  @ParameterizedTest
  @MethodSource("containersAndDefaultTransports")
  void manyThreadsSendOverOneSession(Container container, String transport) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (StompTestClient stomp = stomp(transport)) {
      StompSession session = stomp.connect(server(container));
      Inbox inbox = stomp.inbox();
      session.subscribe("/topic/threads", inbox);
      CountDownLatch together = new CountDownLatch(4);
      List<Future<?>> senders = new ArrayList<>();
      for (int thread = 0; thread < 4; thread++) {
        int sender = thread;
        senders.add(
            threads.submit(
                () -> {
                  together.countDown();
                  together.await();
                  for (int i = 0; i < 100; i++) {
                    session.send("/topic/threads", sender + " " + i);
                  }
                  return null;
                }));
      }
      int[] received = new int[4];
      for (int i = 0; i < 400; i++) {
        String[] words = inbox.next().split(" ");
        assertEquals(received[Integer.parseInt(words[0])]++, Integer.parseInt(words[1]));
      }
      for (Future<?> sender : senders) {
        sender.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @ParameterizedTest
  @MethodSource("containersAndDefaultTransports")
  void sessionIsLostWhenTheServerRestartsAndANewOneConnects(Container container, String transport)
      throws Exception {
    try (SpringServer server = SpringServer.start(container, StompEndpoints.class);
        StompTestClient stomp =
            new StompTestClient(
                new SockJsWebSocketClient(sockJsClient(), optionsForRestarts(transport)))) {
      Errors errors = new Errors();
      StompSession lost = stomp.connect(server, null, null, errors);
      server.restart();
      Throwable error;
      do {
        error = errors.transportErrors.poll(60, TimeUnit.SECONDS);
        assertNotNull(error, "the end was not reported");
      } while (!(error instanceof ConnectionLostException)); // after that of the WebSocketHandler
      assertFalse(lost.isConnected());

      StompSession session = stomp.connect(server);
      Inbox inbox = stomp.inbox();
      session.subscribe("/topic/restart", inbox);
      session.send("/topic/restart", "after the restart");
      assertEquals("after the restart", inbox.next());
      assertEquals(List.of(), List.copyOf(errors.transportErrors));
    }
  }

  @ParameterizedTest
  @MethodSource("containersAndDefaultTransports")
  void disconnectSendsWhatWasAccepted(Container container, String transport) throws Exception {
    try (StompTestClient stomp = stomp(transport)) {
      StompSession receiver = stomp.connect(server(container));
      Inbox inbox = stomp.inbox();
      receiver.setAutoReceipt(true);
      assertEquals("came", receipt(receiver.subscribe("/topic/disconnect", inbox)));
      Errors errors = new Errors();
      StompSession sender = stomp.connect(server(container), null, null, errors);
      for (int i = 0; i < 10; i++) {
        sender.send("/topic/disconnect", String.valueOf(i));
      }
      sender.disconnect();
      for (int i = 0; i < 10; i++) {
        assertEquals(String.valueOf(i), inbox.next());
      }
      assertEquals(List.of(), List.copyOf(errors.transportErrors));
    }
  }

  @Test
  void failedConnectIsReportedWithItsAttempts() throws Exception {
    SockJsOptions options = SockJsOptions.builder().transports("jsonp-polling").build();
    try (StompTestClient stomp =
        new StompTestClient(new SockJsWebSocketClient(sockJsClient(), options))) {
      Errors errors = new Errors();
      ExecutionException failure =
          assertThrows(
              ExecutionException.class,
              () -> stomp.connect(server(Container.TOMCAT), null, null, errors));
      ConnectFailedException connect =
          assertInstanceOf(ConnectFailedException.class, failure.getCause());
      assertEquals("jsonp-polling", connect.attempts().get(0).transport());
      assertEquals(connect, errors.transportErrors.poll(60, TimeUnit.SECONDS));
    }
  }

  @Test
  void binaryPayloadIsRefusedAndBytesOfTextAreSent() throws Exception {
    try (StompTestClient stomp = stomp("websocket")) {
      stomp.stomp().setMessageConverter(new ByteArrayMessageConverter());
      StompSession binary = stomp.connect(server(Container.TOMCAT));
      MessageDeliveryException refused =
          assertThrows(
              MessageDeliveryException.class, () -> binary.send("/topic/bytes", new byte[] {1}));
      assertInstanceOf(IllegalArgumentException.class, refused.getCause());
      assertTrue(
          refused.getCause().getMessage().contains("octet-stream"),
          refused.getCause().getMessage());
    }
    try (StompTestClient stomp = stomp("websocket")) {
      stomp.stomp().setMessageConverter(new SimpleMessageConverter());
      StompSession session = stomp.connect(server(Container.TOMCAT));
      CompletableFuture<byte[]> received = new CompletableFuture<>();
      session.subscribe("/topic/bytes", new BytesHandler(received));
      byte[] json = "{\"é\": 1}".getBytes(StandardCharsets.UTF_8);
      StompHeaders headers = new StompHeaders();
      headers.setDestination("/topic/bytes");
      headers.setContentType(MimeTypeUtils.APPLICATION_JSON);
      session.send(headers, json);
      assertEquals(
          "{\"é\": 1}", new String(received.get(60, TimeUnit.SECONDS), StandardCharsets.UTF_8));
    }
  }
}
