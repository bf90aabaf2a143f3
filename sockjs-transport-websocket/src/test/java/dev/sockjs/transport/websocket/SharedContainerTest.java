package dev.sockjs.transport.websocket;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Phase;
import dev.sockjs.spi.EndKind;
import dev.sockjs.spi.Transport;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.suite.websocket.WebSocketFixture;
import dev.sockjs.suite.websocket.WebSocketSuite;
import dev.sockjs.testkit.server.PeerEnd;
import dev.sockjs.testkit.server.ScriptedWebSocket;
import dev.sockjs.testkit.server.WebSocketFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The differences when all connections share one container. */
final class SharedContainerTest extends WebSocketSuite {

  SharedContainerTest() {
    super(TyrusUnderTest.SHARED);
  }

  @Test
  void manyConnectionsUseFewThreads() {
    int connections = 100;
    int maxThreads = 8 * Runtime.getRuntime().availableProcessors();
    GrizzlyThreads threads = new GrizzlyThreads();
    List<WebSocketFixture> fixtures = new ArrayList<>();
    try {
      for (int i = 0; i < connections; i++) {
        WebSocketFixture fixture = webSocket(OPEN_AND_CLOSE);
        fixtures.add(fixture);
        fixture.open();
      }
      int started = threads.started().size();
      assertTrue(started <= maxThreads, () -> started + " threads");
    } finally {
      fixtures.forEach(WebSocketFixture::close);
    }
  }

  @Test
  void closeSendsCodeAndReasonAndReportsTheServersClose() throws Exception {
    try (WebSocketFixture fixture = webSocket(OPEN_AND_CLOSE)) {
      fixture.open().close(3001, "bye");
      TransportEnd end = fixture.listener.awaitEnd();
      assertEquals(EndKind.CLOSED, end.kind());
      assertEquals(OptionalInt.of(3001), end.code());
      assertEquals(3001, fixture.server.awaitFrame(WebSocketFrame.CLOSE).closeCode());
      assertEquals(PeerEnd.FIN, fixture.server.awaitPeerEnd(1));
    }
  }

  @Test
  void abortClosesAnOpenConnection() throws Exception {
    try (WebSocketFixture fixture = webSocket(OPEN_AND_CLOSE)) {
      fixture.open().abort();
      assertEquals(1001, fixture.server.awaitFrame(WebSocketFrame.CLOSE).closeCode());
    }
  }

  @Test
  void abortFreesTheThreadThatWaitsForTheUpgrade() throws Exception {
    CompletableFuture<Thread> connectThread = new CompletableFuture<>();
    try (WebSocketFixture fixture =
        webSocket(
            exchange -> {
              exchange.stall();
              exchange.fin();
            })) {
      fixture.client.blocking(
          work -> {
            Thread thread = new Thread(work);
            connectThread.complete(thread);
            thread.start();
          });
      Transport transport = fixture.connect();
      fixture.server.awaitRequest("GET", "/websocket");
      transport.abort();
      GrizzlyThreads.assertEnds(connectThread.get(20, SECONDS));
      fixture.server.release();
    }
  }

  @Test
  void connectionThatOpensAfterTheAbortIsClosedAndNotReported() throws Exception {
    try (WebSocketFixture fixture =
        webSocket(
            exchange -> {
              exchange.stall();
              exchange.webSocket().text("o").echoClose();
            })) {
      Transport transport = fixture.connect();
      fixture.listener.request(transport, 1);
      fixture.server.awaitRequest("GET", "/websocket");
      transport.abort();
      fixture.server.release();
      assertEquals(1001, fixture.server.awaitFrame(WebSocketFrame.CLOSE).closeCode());
    }
  }

  /** The PONG shows that the container keeps reading. */
  @Test
  void framesWaitForDemand() throws Exception {
    try (WebSocketFixture fixture =
        webSocket(
            exchange ->
                exchange.webSocket().text("o").text("a[1]").text("a[2]").ping("?").echoClose())) {
      Transport transport = fixture.open();
      fixture.server.awaitFrame(WebSocketFrame.PONG);
      fixture.listener.assertNoMoreEvents();
      fixture.listener.request(transport, 1);
      assertEquals("a[1]", fixture.listener.awaitFrame());
      fixture.listener.request(transport, 1);
      assertEquals("a[2]", fixture.listener.awaitFrame());
    }
  }

  @Test
  void tooManyWaitingFramesEndWith1008() throws Exception {
    try (WebSocketFixture fixture =
        webSocket(
            exchange -> {
              ScriptedWebSocket socket = exchange.webSocket().text("o");
              assertEquals(WebSocketFrame.PING, socket.receive().opcode());
              socket.text("12345").text("67890").text("lost");
              exchange.silence();
            })) {
      fixture.request.maxFrameLength(10);
      Transport transport = fixture.open();
      transport.probe();
      fixture.server.awaitPeerEnd(1);
      fixture.listener.request(transport, 1);
      assertEquals("12345", fixture.listener.awaitFrame());
      fixture.listener.assertNoMoreEvents();
      fixture.listener.request(transport, 1);
      assertEquals("67890", fixture.listener.awaitFrame());
      TransportEnd end = fixture.listener.awaitEnd();
      assertEquals(EndKind.FAILED, end.kind());
      assertEquals(Phase.RECEIVE, end.phase());
      assertEquals(OptionalInt.of(1008), end.code());
      assertTrue(end.reason().contains("shared"), end::reason);
    }
  }
}
