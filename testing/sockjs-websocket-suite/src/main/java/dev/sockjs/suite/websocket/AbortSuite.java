package dev.sockjs.suite.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.sockjs.ProxySettings;
import dev.sockjs.spi.Transport;
import dev.sockjs.testkit.server.Exchange;
import dev.sockjs.testkit.server.PeerEnd;
import dev.sockjs.testkit.server.Script;
import dev.sockjs.testkit.server.ScriptedWebSocket;
import dev.sockjs.testkit.server.WebSocketFrame;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Aborts connections in every state. The listener gets no more events, and no socket and nothing
 * else is left, whatever the server does.
 */
public abstract class AbortSuite extends WebSocketSuite {

  protected AbortSuite(WebSocketUnderTest transports) {
    super(transports);
  }

  /** Called before a connect. */
  protected void connecting(WebSocketFixture fixture) {}

  /** Called before an abort. Waits for the resources of the connection, if it has its own. */
  protected void awaitStarted() throws Exception {}

  /** Called after an abort. Asserts that the connection has no resources but the socket. */
  protected void assertNothingLeft() throws Exception {}

  @Test
  void leavesNothingWhileTheSocketConnects() throws Exception {
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      List<SocketChannel> backlog = fillBacklog(full);
      try (WebSocketFixture fixture = fixture(exchange -> exchange.respond(404))) {
        Transport transport = fixture.connectTo(baseUrl("http", full));
        LocalSockets.awaitConnecting(full.getLocalPort());
        awaitStarted();
        transport.abort();
        LocalSockets.awaitNoneConnecting(full.getLocalPort());
        assertNothingLeft();
      } finally {
        for (SocketChannel channel : backlog) {
          channel.close();
        }
      }
    }
  }

  @Test
  void leavesNothingDuringTheTlsHandshake() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        WebSocketFixture fixture = fixture(exchange -> exchange.respond(404))) {
      Transport transport = fixture.connectTo(baseUrl("https", silent));
      try (Socket socket = silent.accept()) {
        assertEquals(0x16, socket.getInputStream().read(), "a TLS handshake record");
        awaitStarted();
        transport.abort();
        assertNothingLeft();
        socket.getInputStream().readAllBytes();
      }
    }
  }

  @Test
  void leavesNothingWhileTheProxyDoesNotRespond() throws Exception {
    try (WebSocketFixture fixture = fixture(exchange -> exchange.respond(404))) {
      fixture.server.on("CONNECT", Pattern.compile(".*"), Exchange::silence);
      fixture.client.proxy(
          ProxySettings.of(ProxySettings.Type.HTTP, "127.0.0.1", fixture.server.port()));
      Transport transport = fixture.connectTo(URI.create("http://server.invalid/echo"));
      awaitStarted();
      Await.until("CONNECT", () -> !fixture.server.requests().isEmpty());
      transport.abort();
      assertEquals(PeerEnd.FIN, fixture.server.awaitPeerEnd(1));
      assertNothingLeft();
    }
  }

  @Test
  void leavesNothingWhileTheServerDoesNotRespond() throws Exception {
    try (WebSocketFixture fixture = fixture(Exchange::silence)) {
      Transport transport = fixture.connect();
      fixture.server.awaitRequest("GET", "/websocket");
      awaitStarted();
      transport.abort();
      assertEquals(PeerEnd.FIN, fixture.server.awaitPeerEnd(1));
      assertNothingLeft();
    }
  }

  @Test
  void leavesNothingOfAnOpenConnection() throws Exception {
    try (WebSocketFixture fixture =
        fixture(
            exchange -> {
              exchange.webSocket().text("o");
              exchange.silence();
            })) {
      Transport transport = fixture.open();
      awaitStarted();
      transport.abort();
      transport.abort();
      assertEquals(PeerEnd.FIN, fixture.server.awaitPeerEnd(1));
      assertNothingLeft();
    }
  }

  /** The end is not asserted: unread bytes make the operating system reset the connection. */
  @Test
  void leavesNothingWhileMessagesWaitForDemand() throws Exception {
    CompletableFuture<IOException> writeFailure = new CompletableFuture<>();
    try (WebSocketFixture fixture = fixture(exchange -> flood(exchange, writeFailure))) {
      Transport transport = fixture.open();
      fixture.server.awaitRequest("GET", "/websocket");
      awaitStarted();
      transport.abort();
      writeFailure.join();
      assertNothingLeft();
    }
  }

  @Test
  void leavesNothingWhileTheServerDoesNotRead() throws Exception {
    try (WebSocketFixture fixture =
        fixture(
            exchange -> {
              exchange.webSocket().text("o");
              exchange.stall();
              assertEquals(PeerEnd.FIN, exchange.silence());
            })) {
      Transport transport = fixture.open();
      CompletableFuture<Void> sent =
          transport.send(List.of("\"" + "x".repeat(16 << 20) + "\"")).toCompletableFuture();
      awaitStarted();
      assertFalse(sent.isDone());
      transport.abort();
      assertNothingLeft();
      fixture.server.release();
    }
  }

  /** The server stalls, because Jetty 12.0 ends its half of the connection after a CLOSE. */
  @Test
  void leavesNothingWhileClosing() throws Exception {
    try (WebSocketFixture fixture =
        fixture(
            exchange -> {
              exchange.webSocket().text("o").receiveClose();
              exchange.stall();
              exchange.silence();
            })) {
      Transport transport = fixture.open();
      awaitStarted();
      transport.close(1000, "");
      fixture.server.awaitFrame(WebSocketFrame.CLOSE);
      transport.abort();
      fixture.server.release();
      assertEquals(PeerEnd.FIN, fixture.server.awaitPeerEnd(1));
      assertNothingLeft();
    }
  }

  @Test
  void doesNothingAfterTheEnd() throws Exception {
    try (WebSocketFixture fixture = fixture(exchange -> exchange.respond(403))) {
      fixture.fail();
      fixture.transport().abort();
      fixture.transport().abort();
    }
  }

  private WebSocketFixture fixture(Script script) {
    WebSocketFixture fixture = webSocket(script);
    connecting(fixture);
    return fixture;
  }

  private static void flood(Exchange exchange, CompletableFuture<IOException> failure)
      throws IOException {
    ScriptedWebSocket socket = exchange.webSocket().text("o");
    String frame = "a[\"" + "x".repeat(10_000) + "\"]";
    try {
      while (true) {
        socket.text(frame);
      }
    } catch (IOException e) {
      failure.complete(e);
      throw e;
    }
  }

  /** Makes more connections than the operating system accepts. */
  private static List<SocketChannel> fillBacklog(ServerSocket server) throws IOException {
    List<SocketChannel> backlog = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      SocketChannel channel = SocketChannel.open();
      channel.configureBlocking(false);
      channel.connect(server.getLocalSocketAddress());
      backlog.add(channel);
    }
    for (SocketChannel channel : backlog) {
      if (!channel.finishConnect()) {
        channel.close();
      }
    }
    return backlog;
  }

  private static URI baseUrl(String scheme, ServerSocket server) {
    return URI.create(scheme + "://127.0.0.1:" + server.getLocalPort() + "/echo");
  }
}
