package dev.sockjs.suite.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.spi.EndKind;
import dev.sockjs.testkit.server.Exchange;
import dev.sockjs.testkit.server.ScriptedWebSocket;
import dev.sockjs.testkit.server.WebSocketFrame;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server makes the client send: it must not fill the memory (RFC 6455, section 5.5.3). */
public abstract class PingSuite extends WebSocketSuite {

  /** Many times what the buffers of the sockets hold. */
  private static final int PINGS = 400_000;

  private static final String PADDING = "x".repeat(100);

  protected PingSuite(WebSocketUnderTest transports) {
    super(transports);
  }

  @Test
  void pongsForAServerThatDoesNotReadAreDroppedExceptTheLatest() throws Exception {
    CompletableFuture<Integer> pongs = new CompletableFuture<>();
    try (WebSocketFixture fixture =
        webSocket(
            exchange -> {
              ScriptedWebSocket socket = exchange.webSocket().text("o");
              sendPings(socket);
              pongs.complete(countPongs(socket));
              socket.text("a[1]").echoClose();
            })) {
      fixture.open();
      fixture.listener.request(fixture.transport(), 1);
      assertEquals("a[1]", fixture.listener.awaitFrame());
      int arrived = pongs.join();
      assertTrue(arrived < PINGS / 2, () -> arrived + " PONGs waited for the server to read");
    }
  }

  @Test
  void everyPingIsAnsweredOneByOne() throws Exception {
    try (WebSocketFixture fixture =
        webSocket(
            exchange -> {
              ScriptedWebSocket socket = exchange.webSocket().text("o");
              for (int i = 0; i < 1000; i++) {
                socket.ping("" + i);
                assertEquals("" + i, socket.receive().text());
              }
              socket.text("a[1]").echoClose();
            })) {
      fixture.open();
      fixture.listener.request(fixture.transport(), 1);
      assertEquals("a[1]", fixture.listener.awaitFrame());
    }
  }

  /** Each would get a CLOSE, if every one were answered. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void manyCloseFramesGetOneResponse(boolean afterOurs) throws Exception {
    CompletableFuture<Integer> closes = new CompletableFuture<>();
    try (WebSocketFixture fixture =
        webSocket(
            exchange -> {
              ScriptedWebSocket socket = exchange.webSocket().text("o");
              if (afterOurs) {
                socket.receiveClose();
              }
              closes.complete((afterOurs ? 1 : 0) + countCloses(exchange, socket));
            })) {
      fixture.open();
      if (afterOurs) {
        fixture.transport().close(3000, "bye");
      }
      assertEquals(EndKind.CLOSED, fixture.listener.awaitEnd().kind());
      assertEquals(1, closes.join());
    }
  }

  private static void sendPings(ScriptedWebSocket socket) throws IOException {
    for (int i = 1; i <= PINGS; i++) {
      socket.ping(payload(i));
    }
  }

  private static int countPongs(ScriptedWebSocket socket) throws IOException {
    String last = payload(PINGS);
    int count = 1;
    while (!socket.receive().text().equals(last)) {
      count++;
    }
    return count;
  }

  private static String payload(int number) {
    return PADDING + number;
  }

  /** The first write may reach the client before it ends the connection, the others need not. */
  private static int countCloses(Exchange exchange, ScriptedWebSocket socket) throws IOException {
    byte[] close = {(byte) 0x88, 2, 0x0b, (byte) 0xb8};
    byte[] many = new byte[1000 * close.length];
    for (int i = 0; i < many.length; i++) {
      many[i] = close[i % close.length];
    }
    exchange.raw(many);
    int count = 0;
    try {
      while (true) {
        if (socket.receive().opcode() == WebSocketFrame.CLOSE) {
          count++;
        }
      }
    } catch (IOException e) {
      exchange.fin();
      return count;
    }
  }
}
