package dev.sockjs.transport.websocket;

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

/** What the server sends, until something ends it. */
final class ReceiveTest {

  @Test
  void framesComeAsTheyWereSent() {
    try (Rig rig =
        Rig.sockJs(
            x -> x.webSocket().text("o").text("h").text("a[\"\u20ac\"]").text("").echoClose())) {
      Transport transport = rig.open();
      rig.listener.request(transport, Long.MAX_VALUE);
      assertEquals("h", rig.listener.awaitFrame());
      assertEquals("a[\"\u20ac\"]", rig.listener.awaitFrame());
      assertEquals("", rig.listener.awaitFrame());
    }
  }

  @Test
  void noFrameComesUnlessItIsDemanded() throws Exception {
    try (Rig rig =
        Rig.sockJs(
            x -> x.webSocket().text("o").text("a[1]").text("a[2]").ping("?").receiveClose())) {
      Transport transport = rig.open();
      rig.listener.assertNoMoreEvents();
      rig.listener.request(transport, 1);
      assertEquals("a[1]", rig.listener.awaitFrame());
      rig.listener.assertNoMoreEvents();
      rig.listener.request(transport, 1);
      assertEquals("a[2]", rig.listener.awaitFrame());
      assertEquals("?", rig.server.awaitFrame(WebSocketFrame.PONG).text());
    }
  }

  @Test
  void fragmentsMakeOneFrameAndAreSignsOfLife() {
    byte[] frame = "a[\"\u20ac\"]".getBytes(UTF_8);
    try (Rig rig =
        Rig.sockJs(
            x -> {
              ScriptedWebSocket socket = x.webSocket().text("o");
              fragment(socket, WebSocketFrame.TEXT, Arrays.copyOf(frame, 2));
              // The euro sign is cut after its first byte.
              fragment(socket, WebSocketFrame.CONTINUATION, Arrays.copyOfRange(frame, 2, 4));
              lastFragment(socket, Arrays.copyOfRange(frame, 4, frame.length));
              socket.echoClose();
            })) {
      Transport transport = rig.open();
      rig.listener.request(transport, 1);
      assertEquals("a[\"\u20ac\"]", rig.listener.awaitFrame());
      assertTrue(rig.listener.activityCount() > 0);
    }
  }

  @Test
  void aPieceOfAFrameIsASignOfLife() {
    byte[] beginning = {(byte) 0x81, 4, 'a', '['};
    byte[] rest = {'1', ']'};
    Semaphore cue = new Semaphore(0);
    try (Rig rig =
        Rig.sockJs(
            x -> {
              ScriptedWebSocket socket = x.webSocket().text("o");
              cue.acquire();
              x.raw(beginning);
              cue.acquire();
              x.raw(rest);
              socket.echoClose();
            })) {
      Transport transport = rig.open();
      rig.listener.request(transport, 1);
      int known = rig.listener.activityCount();
      cue.release();
      rig.listener.awaitActivity(known);
      rig.listener.assertNoMoreEvents();
      cue.release();
      assertEquals("a[1]", rig.listener.awaitFrame());
    }
  }

  @Test
  void aPingIsASignOfLife() throws Exception {
    Semaphore cue = new Semaphore(0);
    try (Rig rig =
        Rig.sockJs(
            x -> {
              ScriptedWebSocket socket = x.webSocket().text("o");
              cue.acquire();
              socket.ping("").echoClose();
            })) {
      rig.open();
      int known = rig.listener.activityCount();
      cue.release();
      assertEquals("", rig.server.awaitFrame(WebSocketFrame.PONG).text());
      rig.listener.awaitActivity(known);
    }
  }

  @Test
  void aFrameMayBeAsLongAsTheRequestAllows() {
    String longest = "a" + "\u20ac".repeat((6 << 20) - 1);
    try (Rig rig = Rig.sockJs(x -> x.webSocket().text("o").text(longest).echoClose())) {
      rig.request.maxFrameLength(6 << 20);
      Transport transport = rig.open();
      rig.listener.request(transport, 1);
      assertEquals(longest, rig.listener.awaitFrame());
    }
  }

  @Test
  void aLongerFrameEndsWith1009() throws Exception {
    try (Rig rig = Rig.sockJs(x -> x.webSocket().text("o").text("12345678901").echoClose())) {
      rig.request.maxFrameLength(10);
      rig.open();
      assertTooLong(rig.listener.awaitEnd());
      assertEquals(1009, rig.server.awaitFrame(WebSocketFrame.CLOSE).closeCode());
    }
  }

  @Test
  void fragmentsThatAreLongerTogetherEndWith1009() throws Exception {
    try (Rig rig =
        Rig.sockJs(
            x -> {
              ScriptedWebSocket socket = x.webSocket().text("o");
              fragment(socket, WebSocketFrame.TEXT, "12345".getBytes(UTF_8));
              fragment(socket, WebSocketFrame.CONTINUATION, "67890".getBytes(UTF_8));
              fragment(socket, WebSocketFrame.CONTINUATION, "1".getBytes(UTF_8));
              socket.echoClose();
            })) {
      rig.request.maxFrameLength(10);
      rig.open();
      assertTooLong(rig.listener.awaitEnd());
      assertEquals(1009, rig.server.awaitFrame(WebSocketFrame.CLOSE).closeCode());
    }
  }

  /** Tyrus gives up by itself here, before it has the frame. */
  @Test
  void aFrameBeyondAllBuffersEndsWith1009() {
    byte[] head = {(byte) 0x81, 127, 0, 0, 0, 0, 0x7f, 0, 0, 0};
    try (Rig rig =
        Rig.sockJs(
            x -> {
              x.webSocket().text("o");
              x.raw(head);
              byte[] piece = "x".repeat(1 << 20).getBytes(UTF_8);
              for (int i = 0; i < 0x7f; i++) {
                x.raw(piece);
              }
            })) {
      rig.request.maxFrameLength(10);
      rig.open();
      assertTooLong(rig.listener.awaitEnd());
    }
  }

  @Test
  void binaryMessagesAreIgnored() {
    try (Rig rig =
        Rig.sockJs(
            x ->
                x.webSocket()
                    .text("o")
                    .frame(WebSocketFrame.of(true, WebSocketFrame.BINARY, new byte[] {'h'}))
                    .text("a[1]")
                    .echoClose())) {
      Transport transport = rig.open();
      rig.listener.request(transport, 1);
      assertEquals("a[1]", rig.listener.awaitFrame());
    }
  }

  @Test
  void theRawTransportReadsBinaryMessagesAsText() {
    byte[] message = "5 \u20ac".getBytes(UTF_8);
    try (Rig rig =
        Rig.raw(
            x -> {
              ScriptedWebSocket socket = x.webSocket();
              fragment(socket, WebSocketFrame.BINARY, Arrays.copyOf(message, 3));
              lastFragment(socket, Arrays.copyOfRange(message, 3, message.length));
              socket.text("h").echoClose();
            })) {
      Transport transport = rig.connect();
      rig.listener.awaitConnected();
      rig.listener.request(transport, 2);
      assertEquals("5 \u20ac", rig.listener.awaitFrame());
      assertEquals("h", rig.listener.awaitFrame());
    }
  }

  @Test
  void aBinaryMessageThatIsTooLongEndsWith1009() {
    try (Rig rig =
        Rig.raw(
            x ->
                x.webSocket()
                    .frame(WebSocketFrame.of(true, WebSocketFrame.BINARY, new byte[11]))
                    .echoClose())) {
      rig.request.maxFrameLength(10);
      rig.connect();
      rig.listener.awaitConnected();
      assertTooLong(rig.listener.awaitEnd());
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
    assertTrue(end.reason().contains("longer than 10 units"), end::reason);
  }
}
