package dev.sockjs.transport.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.Phase;
import dev.sockjs.spi.EndKind;
import dev.sockjs.spi.Transport;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.testkit.server.Exchange;
import dev.sockjs.testkit.server.PeerEnd;
import dev.sockjs.testkit.server.ScriptedWebSocket;
import dev.sockjs.testkit.server.WebSocketFrame;
import java.io.IOException;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The ways in which a connection ends, from either side (RFC 6455, section 7). */
final class EndTest {

  @Test
  void theServersCloseIsToldWithCodeAndReason() throws Exception {
    try (Rig rig = Rig.sockJs(x -> close(x, WebSocketFrame.close(3000, "Go away!")))) {
      rig.open();
      assertClosed(3000, "Go away!", rig.listener.awaitEnd());
      WebSocketFrame answer = rig.server.awaitFrame(WebSocketFrame.CLOSE);
      assertEquals(3000, answer.closeCode());
      assertEquals(PeerEnd.FIN, rig.server.awaitPeerEnd(1));
    }
  }

  @Test
  void aCloseWithoutReasonHasNone() {
    try (Rig rig = Rig.sockJs(x -> close(x, WebSocketFrame.close(1001, "")))) {
      rig.open();
      assertClosed(1001, "", rig.listener.awaitEnd());
    }
  }

  /** Tyrus calls it 1000, not 1005. */
  @Test
  void aCloseWithoutCodeIsInOrder() {
    try (Rig rig =
        Rig.sockJs(x -> close(x, WebSocketFrame.of(true, WebSocketFrame.CLOSE, new byte[0])))) {
      rig.open();
      assertClosed(1000, "Normal closure.", rig.listener.awaitEnd());
    }
  }

  @Test
  void framesBeforeTheCloseComeFirst() {
    try (Rig rig =
        Rig.sockJs(
            x -> {
              x.webSocket().text("o").text("c[3000,\"Go away!\"]").close(1000, "");
              x.silence();
            })) {
      Transport transport = rig.open();
      rig.listener.assertNoMoreEvents();
      rig.listener.request(transport, 1);
      assertEquals("c[3000,\"Go away!\"]", rig.listener.awaitFrame());
      assertClosed(1000, "", rig.listener.awaitEnd());
    }
  }

  /** An opcode that means nothing, and text that is no UTF-8: RFC 6455, sections 5.2 and 8.1. */
  @Test
  void whatViolatesTheProtocolIsAFailureWithItsCode() {
    assertViolation(1002, WebSocketFrame.of(true, 3, new byte[0]));
    assertViolation(1007, WebSocketFrame.of(true, WebSocketFrame.TEXT, new byte[] {(byte) 0xff}));
  }

  private static void assertViolation(int code, WebSocketFrame frame) {
    try (Rig rig =
        Rig.sockJs(
            x -> {
              x.webSocket().text("o").frame(frame);
              x.silence();
            })) {
      rig.listener.request(rig.open(), 1);
      TransportEnd end = rig.listener.awaitEnd();
      assertEquals(EndKind.FAILED, end.kind(), end::toString);
      assertEquals(OptionalInt.of(code), end.code(), end::toString);
    }
  }

  @Test
  void aBareFinIsAFailure() {
    try (Rig rig =
        Rig.sockJs(
            x -> {
              x.webSocket().text("o");
              x.fin();
            })) {
      rig.open();
      assertFailed(rig.listener.awaitEnd());
    }
  }

  @Test
  void aResetIsAFailure() throws Exception {
    try (Rig rig =
        Rig.sockJs(
            x -> {
              x.webSocket().text("o").receive();
              x.reset();
            })) {
      Transport transport = rig.open();
      transport.probe();
      rig.server.awaitFrame(WebSocketFrame.PING);
      assertFailed(rig.listener.awaitEnd());
    }
  }

  @Test
  void closeSendsCodeAndReasonAndTellsTheAnswer() throws Exception {
    try (Rig rig = Rig.sockJs(x -> x.webSocket().text("o").echoClose())) {
      rig.open().close(3001, "That's it \u20ac");
      assertClosed(3001, "That's it \u20ac", rig.listener.awaitEnd());
      WebSocketFrame close = rig.server.awaitFrame(WebSocketFrame.CLOSE);
      assertEquals(3001, close.closeCode());
      assertEquals("That's it \u20ac", close.text());
      assertEquals(PeerEnd.FIN, rig.server.awaitPeerEnd(1));
    }
  }

  @Test
  void afterCloseTheServerMayGoOnForAWhile() throws Exception {
    try (Rig rig =
        Rig.sockJs(
            x -> {
              ScriptedWebSocket socket = x.webSocket().text("o");
              socket.receiveClose();
              for (int i = 0; i < 1000; i++) {
                socket.text("a[\"" + "x".repeat(10_000) + "\"]");
              }
              socket.ping("still there?").close(1000, "Normal closure");
              assertEquals(PeerEnd.FIN, x.silence());
            })) {
      Transport transport = rig.open();
      rig.listener.request(transport, Long.MAX_VALUE);
      transport.close(3001, "");
      assertClosed(1000, "Normal closure", rig.listener.awaitEnd());
      assertEquals(PeerEnd.FIN, rig.server.awaitPeerEnd(1));
    }
  }

  /** What left before it may not have arrived: only the server's CLOSE would say that it has. */
  @Test
  void closeThatIsAnsweredWithFinIsAFailure() {
    try (Rig rig =
        Rig.sockJs(
            x -> {
              x.webSocket().text("o").receiveClose();
              x.fin();
            })) {
      rig.open().close(1000, "");
      assertFailed(rig.listener.awaitEnd());
    }
  }

  @Test
  void closeThatIsNotAnsweredWaitsForTheAbort() throws Exception {
    try (Rig rig =
        Rig.sockJs(
            x -> {
              x.webSocket().text("o").receiveClose();
              x.silence();
            })) {
      Transport transport = rig.open();
      transport.close(1000, "");
      rig.server.awaitFrame(WebSocketFrame.CLOSE);
      rig.listener.assertNoMoreEvents();
      transport.abort();
      assertEquals(PeerEnd.FIN, rig.server.awaitPeerEnd(1));
    }
  }

  @Test
  void closeDropsFramesThatNobodyDemanded() {
    try (Rig rig = Rig.sockJs(x -> x.webSocket().text("o").text("a[1]").text("a[2]").echoClose())) {
      Transport transport = rig.open();
      transport.close(1000, "");
      rig.listener.request(transport, 2);
      assertEquals(EndKind.CLOSED, rig.listener.awaitEnd().kind());
    }
  }

  @Test
  void closeWhileItConnectsEndsItAtOnce() throws Exception {
    try (Rig rig = Rig.sockJs(Exchange::silence)) {
      Transport transport = rig.connect();
      rig.server.awaitRequest("GET", "/websocket");
      transport.close(3001, "Never mind");
      assertEquals(EndKind.CLOSED, rig.listener.awaitEnd().kind());
      assertEquals(PeerEnd.FIN, rig.server.awaitPeerEnd(1));
    }
  }

  private static void close(Exchange exchange, WebSocketFrame close) throws IOException {
    exchange.webSocket().text("o").frame(close);
    exchange.silence();
  }

  private static void assertClosed(int code, String reason, TransportEnd end) {
    assertEquals(EndKind.CLOSED, end.kind(), end::toString);
    assertEquals(OptionalInt.of(code), end.code());
    assertEquals(reason, end.reason());
  }

  private static void assertFailed(TransportEnd end) {
    assertEquals(EndKind.FAILED, end.kind(), end::toString);
    assertEquals(Phase.RECEIVE, end.phase());
    assertEquals(OptionalInt.empty(), end.code());
  }
}
