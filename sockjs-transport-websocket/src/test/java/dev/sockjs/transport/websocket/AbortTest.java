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
 * Aborts connections with a private container in every state. The listener gets no more events, and
 * no thread and no socket is left, whatever the server does.
 */
final class AbortTest {

  private final GrizzlyThreads threads = new GrizzlyThreads();

  /** The thread that connects. */
  private final CompletableFuture<Thread> connectThread = new CompletableFuture<>();

  @Test
  void leavesNothingWhileTheSocketConnects() throws Exception {
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      List<Socket> backlog = fillBacklog(full);
      try (TransportFixture fixture = fixture(exchange -> exchange.respond(404))) {
        Transport transport = fixture.connect(requestTo("http", full));
        Thread blocked = connectThread.get(20, SECONDS);
        threads.awaitStarted();
        transport.abort();
        threads.assertNoneLeft();
        GrizzlyThreads.assertEnds(blocked);
      } finally {
        for (Socket socket : backlog) {
          socket.close();
        }
      }
    }
  }

  @Test
  void leavesNothingDuringTheTlsHandshake() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        TransportFixture fixture = fixture(exchange -> exchange.respond(404))) {
      Transport transport = fixture.connect(requestTo("https", silent));
      try (Socket socket = silent.accept()) {
        assertEquals(0x16, socket.getInputStream().read(), "a TLS handshake record");
        threads.awaitStarted();
        transport.abort();
        threads.assertNoneLeft();
        GrizzlyThreads.assertEnds(connectThread.get(20, SECONDS));
        socket.getInputStream().readAllBytes();
      }
    }
  }

  @Test
  void leavesNothingWhileTheServerDoesNotRespond() throws Exception {
    try (TransportFixture fixture = fixture(Exchange::silence)) {
      Transport transport = fixture.connect();
      fixture.server.awaitRequest("GET", "/websocket");
      threads.awaitStarted();
      transport.abort();
      assertEquals(PeerEnd.FIN, fixture.server.awaitPeerEnd(1));
      threads.assertNoneLeft();
      GrizzlyThreads.assertEnds(connectThread.get(20, SECONDS));
    }
  }

  @Test
  void leavesNothingOfAnOpenConnection() throws Exception {
    try (TransportFixture fixture =
        fixture(
            exchange -> {
              exchange.webSocket().text("o");
              exchange.silence();
            })) {
      Transport transport = fixture.open();
      threads.awaitStarted();
      transport.abort();
      transport.abort();
      assertEquals(PeerEnd.FIN, fixture.server.awaitPeerEnd(1));
      threads.assertNoneLeft();
    }
  }

  /** The end is not asserted: unread bytes make the operating system reset the connection. */
  @Test
  void leavesNothingWhileTheReadingThreadWaitsForDemand() throws Exception {
    try (TransportFixture fixture = fixture(AbortTest::flood)) {
      Transport transport = fixture.open();
      fixture.server.awaitRequest("GET", "/websocket");
      threads.awaitStarted();
      transport.abort();
      threads.assertNoneLeft();
    }
  }

  @Test
  void leavesNothingWhileTheServerDoesNotRead() throws Exception {
    try (TransportFixture fixture =
        fixture(
            exchange -> {
              exchange.webSocket().text("o");
              exchange.stall();
              assertEquals(PeerEnd.FIN, exchange.silence());
            })) {
      Transport transport = fixture.open();
      CompletableFuture<Void> sent =
          transport.send(List.of("\"" + "x".repeat(16 << 20) + "\"")).toCompletableFuture();
      threads.awaitStarted();
      assertFalse(sent.isDone());
      transport.abort();
      threads.assertNoneLeft();
      fixture.server.release();
    }
  }

  @Test
  void doesNothingAfterTheEnd() throws Exception {
    try (TransportFixture fixture = fixture(exchange -> exchange.respond(403))) {
      fixture.fail();
      fixture.transport().abort();
      fixture.transport().abort();
    }
  }

  private TransportFixture fixture(Script script) {
    TransportFixture fixture = TransportFixture.webSocket(script);
    fixture.client.blocking(
        work -> {
          Thread thread = new Thread(work, "blocking");
          thread.setDaemon(true);
          connectThread.complete(thread);
          thread.start();
        });
    return fixture;
  }

  private static void flood(Exchange exchange) throws IOException {
    ScriptedWebSocket socket = exchange.webSocket().text("o");
    String frame = "a[\"" + "x".repeat(10_000) + "\"]";
    while (true) {
      socket.text(frame);
    }
  }

  /** Connects until the operating system no longer accepts connections. */
  private static List<Socket> fillBacklog(ServerSocket server) throws IOException {
    List<Socket> backlog = new ArrayList<>();
    assertThrows(
        SocketTimeoutException.class,
        () -> {
          while (true) {
            Socket socket = new Socket();
            backlog.add(socket);
            socket.connect(server.getLocalSocketAddress(), 200);
          }
        });
    return backlog;
  }

  private static TestTransportRequest.Builder requestTo(String scheme, ServerSocket server) {
    return TestTransportRequest.to(
        URI.create(scheme + "://127.0.0.1:" + server.getLocalPort() + "/echo"));
  }
}
