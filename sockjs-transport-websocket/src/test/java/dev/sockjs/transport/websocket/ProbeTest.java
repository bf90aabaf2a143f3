package dev.sockjs.transport.websocket;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.spi.Transport;
import dev.sockjs.testkit.server.ScriptedWebSocket;
import dev.sockjs.testkit.server.WebSocketFrame;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A PING, where no server minds. */
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

  /** sockjs-erlang and sockjs-perl close the connection. */
  @Test
  void aServerThatSendsHeartbeatsIsNotProbed() throws Exception {
    CompletableFuture<WebSocketFrame> next = new CompletableFuture<>();
    try (Rig rig =
        Rig.sockJs(
            x -> {
              ScriptedWebSocket socket = x.webSocket().text("o").text("h");
              next.complete(socket.receive());
              x.silence();
            })) {
      rig.client.blocking(Runnable::run);
      Transport transport = rig.open();
      rig.listener.request(transport, 1);
      assertEquals("h", rig.listener.awaitFrame());
      transport.probe();
      transport.close(1000, "");
      assertEquals(WebSocketFrame.CLOSE, next.get(20, SECONDS).opcode());
    }
  }

  @Test
  void theRawMessageHIsNoHeartbeat() throws Exception {
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
