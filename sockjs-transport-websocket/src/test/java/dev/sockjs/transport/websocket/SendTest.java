package dev.sockjs.transport.websocket;

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

/** What goes to the server. */
final class SendTest {

  @Test
  void aBatchIsOneTextMessage() throws Exception {
    try (Rig rig = Rig.sockJs(x -> x.webSocket().text("o").echoClose())) {
      Transport transport = rig.open();
      transport.send(List.of("\"one\"", "\"\u20ac\\ud83d\"")).toCompletableFuture().join();
      WebSocketFrame sent = rig.server.awaitFrame(WebSocketFrame.TEXT);
      assertTrue(sent.last());
      assertEquals("[\"one\",\"\u20ac\\ud83d\"]", sent.text());
    }
  }

  @Test
  void theRawTransportSendsEachMessageByItself() throws Exception {
    try (Rig rig = Rig.raw(x -> x.webSocket().echoClose())) {
      Transport transport = rig.connect();
      rig.listener.awaitConnected();
      transport
          .send(List.of("one", "", "t\ud83d\ude00o", "lone \ud83d"))
          .toCompletableFuture()
          .join();
      assertEquals("one", rig.server.awaitFrame(WebSocketFrame.TEXT).text());
      assertEquals("", rig.server.awaitFrame(WebSocketFrame.TEXT).text());
      assertEquals("t\ud83d\ude00o", rig.server.awaitFrame(WebSocketFrame.TEXT).text());
      assertEquals("lone ?", rig.server.awaitFrame(WebSocketFrame.TEXT).text());
    }
  }

  @Test
  void aBatchOfManyRawMessagesKeepsTheirOrder() throws Exception {
    List<String> received = Collections.synchronizedList(new ArrayList<>());
    List<String> batch = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      batch.add(Integer.toString(i));
    }
    try (Rig rig =
        Rig.raw(
            x -> {
              ScriptedWebSocket socket = x.webSocket();
              while (received.size() < batch.size()) {
                received.add(socket.receive().text());
              }
              socket.text("got them").echoClose();
            })) {
      Transport transport = rig.connect();
      rig.listener.awaitConnected();
      rig.listener.request(transport, 1);
      transport.send(batch).toCompletableFuture().join();
      assertEquals("got them", rig.listener.awaitFrame());
      assertEquals(batch, received);
    }
  }

  @Test
  void aBatchIsUnderWayUntilTheSocketHasTakenIt() throws Exception {
    try (Rig rig =
        Rig.sockJs(
            x -> {
              x.webSocket().text("o");
              x.stall();
              x.silence();
            })) {
      Transport transport = rig.open();
      CompletableFuture<Void> sent =
          transport.send(List.of("\"" + "x".repeat(16 << 20) + "\"")).toCompletableFuture();
      assertFalse(sent.isDone());
      rig.server.release();
      sent.join();
    }
  }

  @Test
  void aBatchUnderWayFailsAfterTheEndWasTold() {
    try (Rig rig =
        Rig.sockJs(
            x -> {
              x.webSocket().text("o");
              x.stall();
              x.reset();
            })) {
      Transport transport = rig.open();
      CompletableFuture<Void> sent =
          transport.send(List.of("\"" + "x".repeat(16 << 20) + "\"")).toCompletableFuture();
      CompletableFuture<TransportEnd> endByThen =
          sent.handle((nothing, failure) -> rig.listener.awaitEnd());
      rig.server.release();
      assertEquals(EndKind.FAILED, endByThen.join().kind());
      assertThrows(CompletionException.class, sent::join);
    }
  }

  @Test
  void aBatchAfterTheEndFails() {
    try (Rig rig =
        Rig.sockJs(
            x -> {
              x.webSocket().text("o");
              x.fin();
            })) {
      Transport transport = rig.open();
      rig.listener.awaitEnd();
      CompletableFuture<Void> sent = transport.send(List.of("\"late\"")).toCompletableFuture();
      assertThrows(CompletionException.class, sent::join);
    }
  }

  @Test
  void aBatchUnderWayFailsWhenTheTransportIsAborted() {
    try (Rig rig =
        Rig.sockJs(
            x -> {
              x.webSocket().text("o");
              x.stall();
              x.fin();
            })) {
      Transport transport = rig.open();
      CompletableFuture<Void> sent =
          transport.send(List.of("\"" + "x".repeat(16 << 20) + "\"")).toCompletableFuture();
      transport.abort();
      assertThrows(CompletionException.class, sent::join);
      rig.server.release();
    }
  }

  @Test
  void nothingCanBeSentIfItNeverConnected() {
    try (Rig rig = Rig.sockJs(x -> x.respond(404))) {
      rig.fail();
      CompletableFuture<Void> sent =
          rig.transport().send(List.of("\"late\"")).toCompletableFuture();
      assertThrows(CompletionException.class, sent::join);
    }
  }

  @Test
  void batchesAreAsLongAsEveryServerTakesUnlessToldOtherwise() {
    try (Rig rig = Rig.sockJs(x -> x.webSocket().echoClose())) {
      Transport transport = rig.connect();
      rig.listener.awaitConnected();
      assertEquals(8192, transport.maxBatchLength());
    }
    try (Rig rig = Rig.sockJs(x -> x.webSocket().echoClose())) {
      rig.request.option(WebSocketTransports.MAX_BATCH_LENGTH, 65_536);
      Transport transport = rig.connect();
      rig.listener.awaitConnected();
      assertEquals(65_536, transport.maxBatchLength());
    }
  }
}
