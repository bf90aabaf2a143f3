package dev.sockjs.suite.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Phase;
import dev.sockjs.spi.EndKind;
import dev.sockjs.spi.Transport;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.testkit.server.ScriptedWebSocket;
import dev.sockjs.testkit.server.WebSocketFrame;
import java.io.IOException;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

/** Messages from the server. */
public abstract class ReceiveSuite extends WebSocketSuite {

  protected ReceiveSuite(WebSocketUnderTest transports) {
    super(transports);
  }

  @Test
  void framesArriveUnchanged() {
    try (WebSocketFixture fixture =
        webSocket(
            exchange ->
                exchange
                    .webSocket()
                    .text("o")
                    .text("h")
                    .text("a[\"\u20ac\"]")
                    .text("")
                    .echoClose())) {
      Transport transport = fixture.open();
      fixture.listener.request(transport, Long.MAX_VALUE);
      assertEquals("h", fixture.listener.awaitFrame());
      assertEquals("a[\"\u20ac\"]", fixture.listener.awaitFrame());
      assertEquals("", fixture.listener.awaitFrame());
    }
  }

  @Test
  void framesArriveOnlyOnDemand() throws Exception {
    try (WebSocketFixture fixture =
        webSocket(
            exchange ->
                exchange
                    .webSocket()
                    .text("o")
                    .text("a[1]")
                    .text("a[2]")
                    .ping("?")
                    .receiveClose())) {
      Transport transport = fixture.open();
      fixture.listener.assertNoMoreEvents();
      fixture.listener.request(transport, 1);
      assertEquals("a[1]", fixture.listener.awaitFrame());
      fixture.listener.assertNoMoreEvents();
      fixture.listener.request(transport, 1);
      assertEquals("a[2]", fixture.listener.awaitFrame());
      assertEquals("?", fixture.server.awaitFrame(WebSocketFrame.PONG).text());
    }
  }

  @Test
  void fragmentsAreJoinedAndCountAsActivity() {
    byte[] frame = "a[\"\u20ac\"]".getBytes(UTF_8);
    try (WebSocketFixture fixture =
        webSocket(
            exchange -> {
              ScriptedWebSocket socket = exchange.webSocket().text("o");
              fragment(socket, WebSocketFrame.TEXT, Arrays.copyOf(frame, 2));
              // The euro sign is cut after its first byte.
              fragment(socket, WebSocketFrame.CONTINUATION, Arrays.copyOfRange(frame, 2, 4));
              lastFragment(socket, Arrays.copyOfRange(frame, 4, frame.length));
              socket.echoClose();
            })) {
      Transport transport = fixture.open();
      fixture.listener.request(transport, 1);
      assertEquals("a[\"\u20ac\"]", fixture.listener.awaitFrame());
      assertTrue(fixture.listener.activityCount() > 0);
    }
  }

  @Test
  void partOfAFrameCountsAsActivity() {
    byte[] firstPart = {(byte) 0x81, 4, 'a', '['};
    byte[] secondPart = {'1', ']'};
    Semaphore step = new Semaphore(0);
    try (WebSocketFixture fixture =
        webSocket(
            exchange -> {
              ScriptedWebSocket socket = exchange.webSocket().text("o");
              step.acquire();
              exchange.raw(firstPart);
              step.acquire();
              exchange.raw(secondPart);
              socket.echoClose();
            })) {
      Transport transport = fixture.open();
      fixture.listener.request(transport, 1);
      int before = fixture.listener.activityCount();
      step.release();
      fixture.listener.awaitActivity(before);
      fixture.listener.assertNoMoreEvents();
      step.release();
      assertEquals("a[1]", fixture.listener.awaitFrame());
    }
  }

  @Test
  void pingCountsAsActivity() throws Exception {
    Semaphore step = new Semaphore(0);
    try (WebSocketFixture fixture =
        webSocket(
            exchange -> {
              ScriptedWebSocket socket = exchange.webSocket().text("o");
              step.acquire();
              socket.ping("").echoClose();
            })) {
      fixture.open();
      int before = fixture.listener.activityCount();
      step.release();
      assertEquals("", fixture.server.awaitFrame(WebSocketFrame.PONG).text());
      fixture.listener.awaitActivity(before);
    }
  }

  @Test
  void pingBetweenTheFragmentsOfAMessageIsAnswered() throws Exception {
    try (WebSocketFixture fixture =
        webSocket(
            exchange -> {
              ScriptedWebSocket socket = exchange.webSocket().text("o");
              fragment(socket, WebSocketFrame.TEXT, "a[".getBytes(UTF_8));
              socket.ping("between");
              lastFragment(socket, "1]".getBytes(UTF_8));
              socket.echoClose();
            })) {
      Transport transport = fixture.open();
      fixture.listener.request(transport, 1);
      assertEquals("a[1]", fixture.listener.awaitFrame());
      assertEquals("between", fixture.server.awaitFrame(WebSocketFrame.PONG).text());
    }
  }

  @Test
  void frameOfMaximumLengthArrives() {
    String longest = "a" + "\u20ac".repeat((6 << 20) - 1);
    try (WebSocketFixture fixture =
        webSocket(exchange -> exchange.webSocket().text("o").text(longest).echoClose())) {
      fixture.request.maxFrameLength(6 << 20);
      Transport transport = fixture.open();
      fixture.listener.request(transport, 1);
      assertEquals(longest, fixture.listener.awaitFrame());
    }
  }

  @Test
  void longerFrameEndsWith1009() throws Exception {
    try (WebSocketFixture fixture =
        webSocket(exchange -> exchange.webSocket().text("o").text("12345678901").echoClose())) {
      fixture.request.maxFrameLength(10);
      fixture.open();
      assertTooLong(fixture.listener.awaitEnd());
      assertEquals(1009, fixture.server.awaitFrame(WebSocketFrame.CLOSE).closeCode());
    }
  }

  @Test
  void fragmentsThatAreTooLongTogetherEndWith1009() throws Exception {
    try (WebSocketFixture fixture =
        webSocket(
            exchange -> {
              ScriptedWebSocket socket = exchange.webSocket().text("o");
              fragment(socket, WebSocketFrame.TEXT, "12345".getBytes(UTF_8));
              fragment(socket, WebSocketFrame.CONTINUATION, "67890".getBytes(UTF_8));
              fragment(socket, WebSocketFrame.CONTINUATION, "1".getBytes(UTF_8));
              socket.echoClose();
            })) {
      fixture.request.maxFrameLength(10);
      fixture.open();
      assertTooLong(fixture.listener.awaitEnd());
      assertEquals(1009, fixture.server.awaitFrame(WebSocketFrame.CLOSE).closeCode());
    }
  }

  @Test
  void endlessFrameEndsWith1009BeforeItIsComplete() {
    byte[] head = {(byte) 0x81, 127, 0, 0, 0, 0, 0x7f, 0, 0, 0};
    try (WebSocketFixture fixture =
        webSocket(
            exchange -> {
              exchange.webSocket().text("o");
              exchange.raw(head);
              byte[] chunk = "x".repeat(1 << 20).getBytes(UTF_8);
              for (int i = 0; i < 0x7f; i++) {
                exchange.raw(chunk);
              }
            })) {
      fixture.request.maxFrameLength(10);
      fixture.open();
      assertTooLong(fixture.listener.awaitEnd());
    }
  }

  @Test
  void binaryMessagesAreIgnored() {
    try (WebSocketFixture fixture =
        webSocket(
            exchange ->
                exchange
                    .webSocket()
                    .text("o")
                    .frame(WebSocketFrame.of(true, WebSocketFrame.BINARY, new byte[] {'h'}))
                    .text("a[1]")
                    .echoClose())) {
      Transport transport = fixture.open();
      fixture.listener.request(transport, 1);
      assertEquals("a[1]", fixture.listener.awaitFrame());
    }
  }

  @Test
  void rawTransportDecodesBinaryMessagesAsUtf8() {
    byte[] message = "5 \u20ac".getBytes(UTF_8);
    try (WebSocketFixture fixture =
        raw(
            exchange -> {
              ScriptedWebSocket socket = exchange.webSocket();
              fragment(socket, WebSocketFrame.BINARY, Arrays.copyOf(message, 3));
              lastFragment(socket, Arrays.copyOfRange(message, 3, message.length));
              socket.text("h").echoClose();
            })) {
      Transport transport = fixture.connect();
      fixture.listener.awaitConnected();
      fixture.listener.request(transport, 2);
      assertEquals("5 \u20ac", fixture.listener.awaitFrame());
      assertEquals("h", fixture.listener.awaitFrame());
    }
  }

  @Test
  void binaryMessageThatIsTooLongEndsWith1009() {
    try (WebSocketFixture fixture =
        raw(
            exchange ->
                exchange
                    .webSocket()
                    .frame(WebSocketFrame.of(true, WebSocketFrame.BINARY, new byte[11]))
                    .echoClose())) {
      fixture.request.maxFrameLength(10);
      fixture.connect();
      fixture.listener.awaitConnected();
      assertTooLong(fixture.listener.awaitEnd());
    }
  }

  private static void fragment(ScriptedWebSocket socket, int opcode, byte[] payload)
      throws IOException {
    socket.frame(WebSocketFrame.of(false, opcode, payload));
  }

  private static void lastFragment(ScriptedWebSocket socket, byte[] payload) throws IOException {
    socket.frame(WebSocketFrame.of(true, WebSocketFrame.CONTINUATION, payload));
  }

  private static void assertTooLong(TransportEnd end) {
    assertEquals(EndKind.FAILED, end.kind());
    assertEquals(Phase.RECEIVE, end.phase());
    assertEquals(OptionalInt.of(1009), end.code());
    assertTrue(end.reason().contains("longer than 10 UTF-16 units"), end::reason);
  }
}
