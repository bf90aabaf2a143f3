package dev.sockjs.transport.websocket;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Phase;
import dev.sockjs.spi.EndKind;
import dev.sockjs.spi.Transport;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.testkit.server.PeerEnd;
import dev.sockjs.testkit.server.Script;
import dev.sockjs.testkit.server.ScriptedWebSocket;
import dev.sockjs.testkit.server.WebSocketFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What is different when all connections share one container. */
final class SharedContainerTest {

  private static final Script OPENS = x -> x.webSocket().text("o").echoClose();

  @Test
  void manyConnectionsHaveFewThreads() {
    int connections = 100;
    int most = 8 * Runtime.getRuntime().availableProcessors();
    GrizzlyThreads threads = new GrizzlyThreads();
    List<Rig> rigs = new ArrayList<>();
    try {
      for (int i = 0; i < connections; i++) {
        Rig rig = shared(OPENS);
        rigs.add(rig);
        rig.open();
      }
      int started = threads.started().size();
      assertTrue(started <= most, () -> started + " threads");
    } finally {
      rigs.forEach(Rig::close);
    }
  }

  @Test
  void closesInOrder() throws Exception {
    try (Rig rig = shared(OPENS)) {
      rig.open().close(3001, "bye");
      TransportEnd end = rig.listener.awaitEnd();
      assertEquals(EndKind.CLOSED, end.kind());
      assertEquals(OptionalInt.of(3001), end.code());
      assertEquals(3001, rig.server.awaitFrame(WebSocketFrame.CLOSE).closeCode());
      assertEquals(PeerEnd.FIN, rig.server.awaitPeerEnd(1));
    }
  }

  @Test
  void anOpenConnectionThatIsAbortedIsClosed() throws Exception {
    try (Rig rig = shared(OPENS)) {
      rig.open().abort();
      assertEquals(1001, rig.server.awaitFrame(WebSocketFrame.CLOSE).closeCode());
    }
  }

  @Test
  void anAbortSetsTheThreadFreeThatWaitsForTheUpgrade() throws Exception {
    CompletableFuture<Thread> connecting = new CompletableFuture<>();
    try (Rig rig =
        shared(
            x -> {
              x.stall();
              x.fin();
            })) {
      rig.client.blocking(
          work -> {
            Thread thread = new Thread(work);
            connecting.complete(thread);
            thread.start();
          });
      Transport transport = rig.connect();
      rig.server.awaitRequest("GET", "/websocket");
      transport.abort();
      GrizzlyThreads.assertEnds(connecting.get(20, SECONDS));
      rig.server.release();
    }
  }

  @Test
  void whatOpensAfterTheAbortIsClosedAndNobodyHearsOfIt() throws Exception {
    try (Rig rig =
        shared(
            x -> {
              x.stall();
              x.webSocket().text("o").echoClose();
            })) {
      Transport transport = rig.connect();
      rig.listener.request(transport, 1);
      rig.server.awaitRequest("GET", "/websocket");
      transport.abort();
      rig.server.release();
      assertEquals(1001, rig.server.awaitFrame(WebSocketFrame.CLOSE).closeCode());
    }
  }

  /** The PONG shows that the container reads on. */
  @Test
  void framesThatNobodyDemandedWait() throws Exception {
    try (Rig rig =
        shared(x -> x.webSocket().text("o").text("a[1]").text("a[2]").ping("?").echoClose())) {
      Transport transport = rig.open();
      rig.server.awaitFrame(WebSocketFrame.PONG);
      rig.listener.assertNoMoreEvents();
      rig.listener.request(transport, 1);
      assertEquals("a[1]", rig.listener.awaitFrame());
      rig.listener.request(transport, 1);
      assertEquals("a[2]", rig.listener.awaitFrame());
    }
  }

  @Test
  void moreThanTheLongestFrameMayNotWait() throws Exception {
    try (Rig rig =
        shared(
            x -> {
              ScriptedWebSocket socket = x.webSocket().text("o");
              assertEquals(WebSocketFrame.PING, socket.receive().opcode());
              socket.text("12345").text("67890").text("lost");
              x.silence();
            })) {
      rig.request.maxFrameLength(10);
      Transport transport = rig.open();
      transport.probe();
      rig.server.awaitPeerEnd(1);
      rig.listener.request(transport, 1);
      assertEquals("12345", rig.listener.awaitFrame());
      rig.listener.assertNoMoreEvents();
      rig.listener.request(transport, 1);
      assertEquals("67890", rig.listener.awaitFrame());
      TransportEnd end = rig.listener.awaitEnd();
      assertEquals(EndKind.FAILED, end.kind());
      assertEquals(Phase.RECEIVE, end.phase());
      assertEquals(OptionalInt.of(1008), end.code());
      assertTrue(end.reason().contains("shared"), end::reason);
    }
  }

  private static Rig shared(Script script) {
    Rig rig = Rig.sockJs(script);
    rig.request.option(WebSocketTransports.SHARED_CONTAINER, true);
    return rig;
  }
}
