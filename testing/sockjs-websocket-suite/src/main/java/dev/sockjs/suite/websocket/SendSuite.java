package dev.sockjs.suite.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.spi.EndKind;
import dev.sockjs.spi.Transport;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.testkit.server.ScriptedWebSocket;
import dev.sockjs.testkit.server.WebSocketFrame;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages to the server. */
public abstract class SendSuite extends WebSocketSuite {

  protected SendSuite(WebSocketUnderTest transports) {
    super(transports);
  }

  @Test
  void batchIsOneTextMessage() throws Exception {
    try (WebSocketFixture fixture =
        webSocket(exchange -> exchange.webSocket().text("o").echoClose())) {
      Transport transport = fixture.open();
      transport.send(List.of("\"one\"", "\"\u20ac\\ud83d\"")).toCompletableFuture().join();
      WebSocketFrame sent = fixture.server.awaitFrame(WebSocketFrame.TEXT);
      assertTrue(sent.last());
      assertEquals("[\"one\",\"\u20ac\\ud83d\"]", sent.text());
    }
  }

  @Test
  void rawTransportSendsEachMessageSeparately() throws Exception {
    try (WebSocketFixture fixture = raw(exchange -> exchange.webSocket().echoClose())) {
      Transport transport = fixture.connect();
      fixture.listener.awaitConnected();
      transport
          .send(List.of("one", "", "t\ud83d\ude00o", "lone \ud83d"))
          .toCompletableFuture()
          .join();
      assertEquals("one", fixture.server.awaitFrame(WebSocketFrame.TEXT).text());
      assertEquals("", fixture.server.awaitFrame(WebSocketFrame.TEXT).text());
      assertEquals("t\ud83d\ude00o", fixture.server.awaitFrame(WebSocketFrame.TEXT).text());
      assertEquals("lone ?", fixture.server.awaitFrame(WebSocketFrame.TEXT).text());
    }
  }

  @Test
  void rawMessagesOfALargeBatchKeepTheirOrder() throws Exception {
    List<String> received = Collections.synchronizedList(new ArrayList<>());
    List<String> batch = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      batch.add(Integer.toString(i));
    }
    try (WebSocketFixture fixture =
        raw(
            exchange -> {
              ScriptedWebSocket socket = exchange.webSocket();
              while (received.size() < batch.size()) {
                received.add(socket.receive().text());
              }
              socket.text("got them").echoClose();
            })) {
      Transport transport = fixture.connect();
      fixture.listener.awaitConnected();
      fixture.listener.request(transport, 1);
      transport.send(batch).toCompletableFuture().join();
      assertEquals("got them", fixture.listener.awaitFrame());
      assertEquals(batch, received);
    }
  }

  @Test
  void batchCompletesWhenTheSocketHasAcceptedIt() throws Exception {
    try (WebSocketFixture fixture =
        webSocket(
            exchange -> {
              exchange.webSocket().text("o");
              exchange.stall();
              exchange.silence();
            })) {
      Transport transport = fixture.open();
      CompletableFuture<Void> sent =
          transport.send(List.of("\"" + "x".repeat(16 << 20) + "\"")).toCompletableFuture();
      assertFalse(sent.isDone());
      fixture.server.release();
      sent.join();
    }
  }

  @Test
  void batchFailsAfterTheEndIsReported() {
    try (WebSocketFixture fixture =
        webSocket(
            exchange -> {
              exchange.webSocket().text("o");
              exchange.stall();
              exchange.reset();
            })) {
      Transport transport = fixture.open();
      CompletableFuture<Void> sent =
          transport.send(List.of("\"" + "x".repeat(16 << 20) + "\"")).toCompletableFuture();
      CompletableFuture<TransportEnd> endBeforeFailure =
          sent.handle((nothing, failure) -> fixture.listener.awaitEnd());
      fixture.server.release();
      assertEquals(EndKind.FAILED, endBeforeFailure.join().kind());
      assertThrows(CompletionException.class, sent::join);
    }
  }

  @Test
  void batchAfterTheEndFails() {
    try (WebSocketFixture fixture =
        webSocket(
            exchange -> {
              exchange.webSocket().text("o");
              exchange.fin();
            })) {
      Transport transport = fixture.open();
      fixture.listener.awaitEnd();
      CompletableFuture<Void> sent = transport.send(List.of("\"late\"")).toCompletableFuture();
      assertThrows(CompletionException.class, sent::join);
    }
  }

  @Test
  void abortFailsTheBatchThatIsBeingSent() {
    try (WebSocketFixture fixture =
        webSocket(
            exchange -> {
              exchange.webSocket().text("o");
              exchange.stall();
              exchange.fin();
            })) {
      Transport transport = fixture.open();
      CompletableFuture<Void> sent =
          transport.send(List.of("\"" + "x".repeat(16 << 20) + "\"")).toCompletableFuture();
      transport.abort();
      assertThrows(CompletionException.class, sent::join);
      fixture.server.release();
    }
  }

  @Test
  void sendFailsIfTheTransportNeverConnected() {
    try (WebSocketFixture fixture = webSocket(exchange -> exchange.respond(404))) {
      fixture.fail();
      CompletableFuture<Void> sent =
          fixture.transport().send(List.of("\"late\"")).toCompletableFuture();
      assertThrows(CompletionException.class, sent::join);
    }
  }

  @Test
  void maxBatchLengthIs8192UnlessTheOptionIsSet() {
    try (WebSocketFixture fixture = webSocket(exchange -> exchange.webSocket().echoClose())) {
      Transport transport = fixture.connect();
      fixture.listener.awaitConnected();
      assertEquals(8192, transport.maxBatchLength());
    }
    try (WebSocketFixture fixture = webSocket(exchange -> exchange.webSocket().echoClose())) {
      fixture.request.option(transports().maxBatchLength(), 65_536);
      Transport transport = fixture.connect();
      fixture.listener.awaitConnected();
      assertEquals(65_536, transport.maxBatchLength());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void batchLengthBelow1IsRejected(int length) {
    try (WebSocketFixture fixture = webSocket(OPEN_AND_CLOSE)) {
      fixture.request.option(transports().maxBatchLength(), length);
      IllegalArgumentException rejected =
          assertThrows(IllegalArgumentException.class, fixture::connect);
      assertEquals(
          transports().maxBatchLength().name() + " must be at least 1: " + length,
          rejected.getMessage());
    }
  }
}
