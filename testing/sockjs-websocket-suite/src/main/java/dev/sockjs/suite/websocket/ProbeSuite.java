package dev.sockjs.suite.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.sockjs.spi.Transport;
import dev.sockjs.testkit.server.ScriptedWebSocket;
import dev.sockjs.testkit.server.WebSocketFrame;
import org.junit.jupiter.api.Test;

/** A probe is a PING. */
public abstract class ProbeSuite extends WebSocketSuite {

  protected ProbeSuite(WebSocketUnderTest transports) {
    super(transports);
  }

  @Test
  void probeSendsPingAndPongCountsAsActivity() throws Exception {
    try (WebSocketFixture fixture =
        webSocket(
            exchange -> {
              ScriptedWebSocket socket = exchange.webSocket().text("o");
              WebSocketFrame ping = socket.receive();
              socket.frame(WebSocketFrame.of(true, WebSocketFrame.PONG, ping.payload()));
              socket.echoClose();
            })) {
      Transport transport = fixture.open();
      int before = fixture.listener.activityCount();
      transport.probe();
      fixture.listener.awaitActivity(before);
      fixture.server.awaitFrame(WebSocketFrame.PING);
    }
  }

  /** Before it gives up, the engine probes all the same. */
  @Test
  void probeIsNotSafe() {
    try (WebSocketFixture fixture =
        webSocket(exchange -> exchange.webSocket().text("o").echoClose())) {
      assertFalse(fixture.open().isProbeSafe());
    }
    try (WebSocketFixture fixture = raw(exchange -> exchange.webSocket().echoClose())) {
      Transport transport = fixture.connect();
      fixture.listener.awaitConnected();
      assertFalse(transport.isProbeSafe());
    }
  }

  /** The engine decides which servers to probe; the transport does not look into frames. */
  @Test
  void probeSendsPingEvenAfterAHeartbeat() throws Exception {
    try (WebSocketFixture fixture =
        webSocket(exchange -> exchange.webSocket().text("o").text("h").echoClose())) {
      Transport transport = fixture.open();
      fixture.listener.request(transport, 1);
      assertEquals("h", fixture.listener.awaitFrame());
      transport.probe();
      fixture.server.awaitFrame(WebSocketFrame.PING);
    }
  }

  @Test
  void rawTransportSendsPingToo() throws Exception {
    try (WebSocketFixture fixture = raw(exchange -> exchange.webSocket().text("h").echoClose())) {
      Transport transport = fixture.connect();
      fixture.listener.awaitConnected();
      fixture.listener.request(transport, 1);
      assertEquals("h", fixture.listener.awaitFrame());
      transport.probe();
      fixture.server.awaitFrame(WebSocketFrame.PING);
    }
  }

  @Test
  void probeBeforeOrAfterTheConnectionDoesNothing() {
    try (WebSocketFixture fixture =
        webSocket(exchange -> exchange.webSocket().text("o").echoClose())) {
      Transport transport = fixture.connect();
      transport.probe();
      fixture.listener.awaitConnected();
      transport.close(1000, "");
      fixture.listener.awaitEnd();
      transport.probe();
    }
  }
}
