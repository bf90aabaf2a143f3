package dev.sockjs.transport.websocket;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sockjs.spi.Transport;
import dev.sockjs.testkit.contract.TestTransportRequest;
import dev.sockjs.testkit.server.Exchange;
import dev.sockjs.testkit.server.PeerEnd;
import dev.sockjs.testkit.server.Script;
import dev.sockjs.testkit.server.ScriptedWebSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/**
 * A connection with a container of its own, given up: the listener hears nothing more, and at once
 * no thread and no socket is left, wherever the connection stood and whatever the server does.
 */
final class AbortTest {

  private final GrizzlyThreads threads = new GrizzlyThreads();

  /** The thread that connected. */
  private final CompletableFuture<Thread> connecting = new CompletableFuture<>();

  @Test
  void whileTheSocketConnects() throws Exception {
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      List<Socket> waiting = fillUp(full);
      try (Rig rig = rig(x -> x.respond(404))) {
        Transport transport = rig.connect(to("http", full));
        Thread blocked = connecting.get(20, SECONDS);
        threads.awaitStarted();
        transport.abort();
        threads.assertNoneIsLeft();
        GrizzlyThreads.assertEnds(blocked);
      } finally {
        for (Socket socket : waiting) {
          socket.close();
        }
      }
    }
  }

  @Test
  void whileTlsIsNegotiated() throws Exception {
    try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Rig rig = rig(x -> x.respond(404))) {
      Transport transport = rig.connect(to("https", mute));
      try (Socket socket = mute.accept()) {
        assertEquals(0x16, socket.getInputStream().read(), "a TLS handshake record");
        threads.awaitStarted();
        transport.abort();
        threads.assertNoneIsLeft();
        GrizzlyThreads.assertEnds(connecting.get(20, SECONDS));
        socket.getInputStream().readAllBytes();
      }
    }
  }

  @Test
  void whileTheUpgradeIsNotAnswered() throws Exception {
    try (Rig rig = rig(Exchange::silence)) {
      Transport transport = rig.connect();
      rig.server.awaitRequest("GET", "/websocket");
      threads.awaitStarted();
      transport.abort();
      assertEquals(PeerEnd.FIN, rig.server.awaitPeerEnd(1));
      threads.assertNoneIsLeft();
      GrizzlyThreads.assertEnds(connecting.get(20, SECONDS));
    }
  }

  @Test
  void whenItIsOpen() throws Exception {
    try (Rig rig =
        rig(
            x -> {
              x.webSocket().text("o");
              x.silence();
            })) {
      Transport transport = rig.open();
      threads.awaitStarted();
      transport.abort();
      transport.abort();
      assertEquals(PeerEnd.FIN, rig.server.awaitPeerEnd(1));
      threads.assertNoneIsLeft();
    }
  }

  /** The system resets a connection with bytes that nobody read. */
  @Test
  void whileItsThreadWaitsForDemand() throws Exception {
    try (Rig rig = rig(AbortTest::flood)) {
      Transport transport = rig.open();
      rig.server.awaitRequest("GET", "/websocket");
      threads.awaitStarted();
      transport.abort();
      threads.assertNoneIsLeft();
    }
  }

  @Test
  void whileTheServerDoesNotRead() throws Exception {
    try (Rig rig =
        rig(
            x -> {
              x.webSocket().text("o");
              x.stall();
              assertEquals(PeerEnd.FIN, x.silence());
            })) {
      Transport transport = rig.open();
      CompletableFuture<Void> sent =
          transport.send(List.of("\"" + "x".repeat(16 << 20) + "\"")).toCompletableFuture();
      threads.awaitStarted();
      assertFalse(sent.isDone());
      transport.abort();
      threads.assertNoneIsLeft();
      rig.server.release();
    }
  }

  @Test
  void afterTheEnd() throws Exception {
    try (Rig rig = rig(x -> x.respond(403))) {
      rig.fail();
      rig.transport().abort();
      rig.transport().abort();
    }
  }

  private Rig rig(Script script) {
    Rig rig = Rig.sockJs(script);
    rig.client.blocking(
        work -> {
          Thread thread = new Thread(work, "blocking");
          thread.setDaemon(true);
          connecting.complete(thread);
          thread.start();
        });
    return rig;
  }

  private static void flood(Exchange exchange) throws IOException {
    ScriptedWebSocket socket = exchange.webSocket().text("o");
    String frame = "a[\"" + "x".repeat(10_000) + "\"]";
    while (true) {
      socket.text(frame);
    }
  }

  /** Connects until the system no longer answers. */
  private static List<Socket> fillUp(ServerSocket server) throws IOException {
    List<Socket> waiting = new ArrayList<>();
    assertThrows(
        SocketTimeoutException.class,
        () -> {
          while (true) {
            Socket socket = new Socket();
            waiting.add(socket);
            socket.connect(server.getLocalSocketAddress(), 200);
          }
        });
    return waiting;
  }

  private static TestTransportRequest.Builder to(String scheme, ServerSocket server) {
    return TestTransportRequest.to(
        URI.create(scheme + "://127.0.0.1:" + server.getLocalPort() + "/echo"));
  }
}
