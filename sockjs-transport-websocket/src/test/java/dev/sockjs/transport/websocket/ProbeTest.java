package dev.sockjs.transport.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.sockjs.spi.Transport;
import dev.sockjs.testkit.server.ScriptedWebSocket;
import dev.sockjs.testkit.server.WebSocketFrame;
import org.junit.jupiter.api.Test;

/** A probe is a PING. */
final class ProbeTest {

  @Test
  void aPingIsSentAndItsAnswerTold() throws Exception {
    try (Rig rig =
        Rig.sockJs(
            x -> {
              ScriptedWebSocket socket = x.webSocket().text("o");
              WebSocketFrame ping = socket.receive();
              socket.frame(WebSocketFrame.of(true, WebSocketFrame.PONG, ping.payload()));
              socket.echoClose();
            })) {
      Transport transport = rig.open();
      int known = rig.listener.activityCount();
      transport.probe();
      rig.listener.awaitActivity(known);
      rig.server.awaitFrame(WebSocketFrame.PING);
    }
  }

  /** The engine probes unsafe transports only if the server has sent no heartbeat. */
  @Test
  void probesAreDeclaredUnsafe() {
    try (Rig rig = Rig.sockJs(x -> x.webSocket().text("o").echoClose())) {
      assertFalse(rig.open().isProbeSafe());
    }
    try (Rig rig = Rig.raw(x -> x.webSocket().echoClose())) {
      Transport transport = rig.connect();
      rig.listener.awaitConnected();
      assertFalse(transport.isProbeSafe());
    }
  }

  /** The engine decides which servers to probe; the transport does not look into frames. */
  @Test
  void pingIsSentEvenAfterHeartbeat() throws Exception {
    try (Rig rig = Rig.sockJs(x -> x.webSocket().text("o").text("h").echoClose())) {
      Transport transport = rig.open();
      rig.listener.request(transport, 1);
      assertEquals("h", rig.listener.awaitFrame());
      transport.probe();
      rig.server.awaitFrame(WebSocketFrame.PING);
    }
  }

  @Test
  void rawTransportSendsPings() throws Exception {
    try (Rig rig = Rig.raw(x -> x.webSocket().text("h").echoClose())) {
      Transport transport = rig.connect();
      rig.listener.awaitConnected();
      rig.listener.request(transport, 1);
      assertEquals("h", rig.listener.awaitFrame());
      transport.probe();
      rig.server.awaitFrame(WebSocketFrame.PING);
    }
  }

  @Test
  void aProbeBeforeOrAfterTheConnectionDoesNothing() {
    try (Rig rig = Rig.sockJs(x -> x.webSocket().text("o").echoClose())) {
      Transport transport = rig.connect();
      transport.probe();
      rig.listener.awaitConnected();
      transport.close(1000, "");
      rig.listener.awaitEnd();
      transport.probe();
    }
  }
}
