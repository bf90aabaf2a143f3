package dev.sockjs.suite.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.Phase;
import dev.sockjs.spi.EndKind;
import dev.sockjs.spi.Transport;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.testkit.server.Exchange;
import dev.sockjs.testkit.server.PeerEnd;
import dev.sockjs.testkit.server.Script;
import dev.sockjs.testkit.server.ScriptedWebSocket;
import dev.sockjs.testkit.server.WebSocketFrame;
import dev.sockjs.testkit.tls.LoopbackTls;
import java.io.IOException;
import java.util.OptionalInt;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways in which either side ends a connection (RFC 6455, section 7). */
public abstract class EndSuite extends WebSocketSuite {

  private static final LoopbackTls TLS = LoopbackTls.create();

  protected EndSuite(WebSocketUnderTest transports) {
    super(transports);
  }

  @Test
  void closeOfTheServerIsReportedWithCodeAndReason() throws Exception {
    try (WebSocketFixture fixture =
        webSocket(exchange -> close(exchange, WebSocketFrame.close(3000, "Go away!")))) {
      fixture.open();
      assertClosed(3000, "Go away!", fixture.listener.awaitEnd());
      WebSocketFrame response = fixture.server.awaitFrame(WebSocketFrame.CLOSE);
      assertEquals(3000, response.closeCode());
      assertEquals(PeerEnd.FIN, fixture.server.awaitPeerEnd(1));
    }
  }

  @Test
  void closeWithoutReasonHasAnEmptyReason() {
    try (WebSocketFixture fixture =
        webSocket(exchange -> close(exchange, WebSocketFrame.close(1001, "")))) {
      fixture.open();
      assertClosed(1001, "", fixture.listener.awaitEnd());
    }
  }

  /** RFC 6455, section 7.1.5. */
  @Test
  protected void closeWithoutCodeIsReportedAs1005() {
    assertClosed(1005, "", endAfter(WebSocketFrame.of(true, WebSocketFrame.CLOSE, new byte[0])));
  }

  @Test
  void rawCloseWithoutCodeIsReportedAs1005Too() {
    try (WebSocketFixture fixture =
        raw(
            exchange -> {
              exchange
                  .webSocket()
                  .frame(WebSocketFrame.of(true, WebSocketFrame.CLOSE, new byte[0]));
              exchange.silence();
            })) {
      fixture.connect();
      fixture.listener.awaitConnected();
      assertClosed(1005, "", fixture.listener.awaitEnd());
    }
  }

  /** The words of a library for a CLOSE without a code may come from a server too. */
  @Test
  void closeWithTheWordsOfALibraryIsReportedAsItIs() {
    assertClosed(1000, "Normal closure.", endAfter(WebSocketFrame.close(1000, "Normal closure.")));
    assertClosed(1000, "", endAfter(WebSocketFrame.close(1000, "")));
  }

  /** Returns the end after the server has sent a frame and then nothing. */
  protected final TransportEnd endAfter(WebSocketFrame frame) {
    try (WebSocketFixture fixture = webSocket(exchange -> close(exchange, frame))) {
      fixture.listener.request(fixture.open(), 1);
      return fixture.listener.awaitEnd();
    }
  }

  @Test
  void framesBeforeTheCloseAreDeliveredFirst() {
    try (WebSocketFixture fixture =
        webSocket(
            exchange -> {
              exchange.webSocket().text("o").text("c[3000,\"Go away!\"]").close(1000, "");
              exchange.silence();
            })) {
      Transport transport = fixture.open();
      fixture.listener.assertNoMoreEvents();
      fixture.listener.request(transport, 1);
      assertEquals("c[3000,\"Go away!\"]", fixture.listener.awaitFrame());
      assertClosed(1000, "", fixture.listener.awaitEnd());
    }
  }

  /** A reserved opcode, and text that is not UTF-8 (RFC 6455, sections 5.2 and 8.1). */
  @Test
  void protocolViolationIsAFailureWithItsCode() {
    assertViolation(1002, WebSocketFrame.of(true, 3, new byte[0]));
    assertViolation(1007, WebSocketFrame.of(true, WebSocketFrame.TEXT, new byte[] {(byte) 0xff}));
  }

  private void assertViolation(int code, WebSocketFrame frame) {
    TransportEnd end = endAfter(frame);
    assertEquals(EndKind.FAILED, end.kind(), end::toString);
    assertEquals(OptionalInt.of(code), end.code(), end::toString);
  }

  /** Codes that no CLOSE frame may have (RFC 6455, section 7.4). */
  @ParameterizedTest
  @ValueSource(ints = {0, 999, 1004, 1005, 1006, 1015, 2999, 5000})
  protected void closeWithAReservedCodeIsAFailure(int code) {
    assertViolation(1002, WebSocketFrame.close(code, ""));
  }

  @ParameterizedTest
  @ValueSource(ints = {1000, 1001, 1003, 1007, 1011, 1012, 1013, 1014, 3000, 4999})
  protected void closeWithAnyOtherCodeIsReported(int code) {
    assertClosed(code, "why", endAfter(WebSocketFrame.close(code, "why")));
  }

  @Test
  void finWithoutCloseIsAFailure() {
    try (WebSocketFixture fixture =
        webSocket(
            exchange -> {
              exchange.webSocket().text("o");
              exchange.fin();
            })) {
      fixture.open();
      assertFailed(fixture.listener.awaitEnd());
    }
  }

  @Test
  void resetIsAFailure() throws Exception {
    try (WebSocketFixture fixture =
        webSocket(
            exchange -> {
              exchange.webSocket().text("o").receive();
              exchange.reset();
            })) {
      Transport transport = fixture.open();
      transport.probe();
      fixture.server.awaitFrame(WebSocketFrame.PING);
      assertFailed(fixture.listener.awaitEnd());
    }
  }

  @Test
  void closeSendsCodeAndReasonAndReportsTheServersClose() throws Exception {
    try (WebSocketFixture fixture =
        webSocket(exchange -> exchange.webSocket().text("o").echoClose())) {
      fixture.open().close(3001, "That's it \u20ac");
      assertClosed(3001, "That's it \u20ac", fixture.listener.awaitEnd());
      WebSocketFrame close = fixture.server.awaitFrame(WebSocketFrame.CLOSE);
      assertEquals(3001, close.closeCode());
      assertEquals("That's it \u20ac", close.text());
      assertEquals(PeerEnd.FIN, fixture.server.awaitPeerEnd(1));
    }
  }

  @Test
  void serverMayKeepSendingAfterOurClose() throws Exception {
    try (WebSocketFixture fixture =
        webSocket(
            exchange -> {
              ScriptedWebSocket socket = exchange.webSocket().text("o");
              socket.receiveClose();
              for (int i = 0; i < 1000; i++) {
                socket.text("a[\"" + "x".repeat(10_000) + "\"]");
              }
              socket.ping("still there?").close(1000, "Normal closure");
              assertEquals(PeerEnd.FIN, exchange.silence());
            })) {
      Transport transport = fixture.open();
      fixture.listener.request(transport, Long.MAX_VALUE);
      transport.close(3001, "");
      assertClosed(1000, "Normal closure", fixture.listener.awaitEnd());
      assertEquals(PeerEnd.FIN, fixture.server.awaitPeerEnd(1));
    }
  }

  /** Only the server's CLOSE would confirm that earlier messages have arrived. */
  @Test
  void finAfterOurCloseIsAFailure() {
    try (WebSocketFixture fixture =
        webSocket(
            exchange -> {
              exchange.webSocket().text("o").receiveClose();
              exchange.fin();
            })) {
      fixture.open().close(1000, "");
      assertFailed(fixture.listener.awaitEnd());
    }
  }

  /** The end has a {@code close_notify}, but no CLOSE. */
  @Test
  protected void finAfterOurCloseIsAFailureOverTlsToo() {
    assertFailed(
        endAfterOurCloseOverTls(
            exchange -> {
              exchange.webSocket().text("o").receiveClose();
              exchange.fin();
            }));
  }

  @RepeatedTest(10)
  protected void closeThatArrivesTogetherWithTheEndOfTlsIsHeard() {
    assertClosed(
        3001,
        "bye",
        endAfterOurCloseOverTls(exchange -> exchange.webSocket().text("o").echoClose()));
  }

  /** Opens a session, closes it with 3001, and returns its end. */
  protected final TransportEnd endAfterOurCloseOverTls(Script script) {
    try (WebSocketFixture fixture = tls(TLS.server(), script)) {
      fixture.client.sslContext(TLS.client());
      fixture.open().close(3001, "bye");
      return fixture.listener.awaitEnd();
    }
  }

  /** The server stalls, because Jetty 12.0 ends its half of the connection after a CLOSE. */
  @Test
  void closeWithoutResponseLastsUntilTheAbort() throws Exception {
    try (WebSocketFixture fixture =
        webSocket(
            exchange -> {
              exchange.webSocket().text("o").receiveClose();
              exchange.stall();
              exchange.silence();
            })) {
      Transport transport = fixture.open();
      transport.close(1000, "");
      fixture.server.awaitFrame(WebSocketFrame.CLOSE);
      fixture.listener.assertNoMoreEvents();
      transport.abort();
      fixture.server.release();
      assertEquals(PeerEnd.FIN, fixture.server.awaitPeerEnd(1));
    }
  }

  @Test
  void closeDiscardsQueuedFrames() {
    try (WebSocketFixture fixture =
        webSocket(
            exchange -> exchange.webSocket().text("o").text("a[1]").text("a[2]").echoClose())) {
      Transport transport = fixture.open();
      transport.close(1000, "");
      fixture.listener.request(transport, 2);
      assertEquals(EndKind.CLOSED, fixture.listener.awaitEnd().kind());
    }
  }

  @Test
  void closeWhileConnectingEndsTheTransportAtOnce() throws Exception {
    try (WebSocketFixture fixture = webSocket(Exchange::silence)) {
      Transport transport = fixture.connect();
      fixture.server.awaitRequest("GET", "/websocket");
      transport.close(3001, "Never mind");
      assertEquals(EndKind.CLOSED, fixture.listener.awaitEnd().kind());
      assertEquals(PeerEnd.FIN, fixture.server.awaitPeerEnd(1));
    }
  }

  private static void close(Exchange exchange, WebSocketFrame close) throws IOException {
    exchange.webSocket().text("o").frame(close);
    exchange.silence();
  }

  protected static void assertClosed(int code, String reason, TransportEnd end) {
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
