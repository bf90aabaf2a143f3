package dev.sockjs.testkit.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sockjs.fixtures.RawClient;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScriptedWebSocketTest {
  private static final String UPGRADE =
      """
      GET /echo/000/s/websocket HTTP/1.1\r
      Host: x\r
      Upgrade: WebSocket\r
      Connection: keep-alive, Upgrade\r
      Sec-WebSocket-Version: 13\r
      Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
      \r
      """;

  /** The accept value is that of the example in RFC 6455 section 1.3. */
  private static final String SWITCHED =
      """
      HTTP/1.1 101 Scripted\r
      Upgrade: websocket\r
      Connection: Upgrade\r
      Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r
      \r
      """;

  private final ScriptedServer server = ScriptedServer.start();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void upgradeIsAcceptedAndFramesFollow() throws IOException {
    server.on(
        "GET",
        "/websocket",
        x -> {
          x.webSocket().text("o").ping("?").close(3000, "Go away!");
          x.silence();
        });
    try (RawClient client = new RawClient(server.port())) {
      client.send(UPGRADE);
      assertEquals(SWITCHED, client.receive(SWITCHED));
      assertEquals("81016f" + "89013f" + "880a0bb8476f206177617921", client.receiveHex(3 + 3 + 12));
    }
  }

  /** Version 8 is a draft that has the same handshake and the same frames. */
  @Test
  void draftWithTheSameFramesIsAcceptedToo() throws IOException {
    server.on("GET", "/websocket", x -> x.webSocket().text("o").echoClose());
    try (RawClient client = new RawClient(server.port())) {
      client.send(UPGRADE.replace("Version: 13", "Version: 8"));
      assertEquals(SWITCHED, client.receive(SWITCHED));
      assertEquals("81016f", client.receiveHex(3));
      client.sendHex("888000000000");
      client.receiveAll();
    }
  }

  @Test
  void upgradeToAnotherProtocolPassesOnWhatTheClientSends() throws IOException {
    server.on(
        "GET",
        "/other",
        x -> {
          InputStream in = x.header("Upgrade", "other/1").upgrade();
          x.raw(in.readNBytes(3)).raw(in.readNBytes(2)).fin();
        });
    try (RawClient client = new RawClient(server.port())) {
      client.send("GET /other HTTP/1.1\r\nHost: x\r\nUpgrade: other/1\r\n\r\nabc");
      client.receive("HTTP/1.1 101 Scripted\r\nUpgrade: other/1\r\nConnection: Upgrade\r\n\r\n");
      assertEquals("abc", client.receive("abc"));
      client.send("de");
      assertEquals("de", client.receiveAll());
    }
  }

  @Test
  void lengthsHaveShortestForm() throws IOException {
    server.on(
        "GET",
        "/websocket",
        x -> {
          ScriptedWebSocket socket = x.webSocket();
          for (int length : List.of(125, 126, 65_535, 65_536)) {
            socket.text("x".repeat(length));
          }
          x.silence();
        });
    try (RawClient client = new RawClient(server.port())) {
      client.send(UPGRADE).receive(SWITCHED);
      assertEquals("817d", client.receiveHex(2));
      client.receive("x".repeat(125));
      assertEquals("817e007e", client.receiveHex(4));
      client.receive("x".repeat(126));
      assertEquals("817effff", client.receiveHex(4));
      client.receive("x".repeat(65_535));
      assertEquals("817f0000000000010000", client.receiveHex(10));
      client.receive("x".repeat(65_536));
    }
  }

  @Test
  void anyFrameCanBeSent() throws IOException {
    server.on(
        "GET",
        "/websocket",
        x -> {
          byte[] half = {(byte) 0xc3};
          x.webSocket()
              .frame(WebSocketFrame.of(false, WebSocketFrame.TEXT, half))
              .frame(WebSocketFrame.of(true, WebSocketFrame.CONTINUATION, new byte[] {(byte) 0xa9}))
              .frame(WebSocketFrame.of(true, 15, new byte[0]));
          x.raw(new byte[] {0}).reset();
        });
    try (RawClient client = new RawClient(server.port())) {
      client.send(UPGRADE).receive(SWITCHED);
      assertEquals("0101c3" + "8001a9" + "8f00" + "00", client.receiveHex(9));
      assertThrows(IOException.class, client::receiveAll);
    }
  }

  @Test
  void clientFramesAreRecordedDuringSilence() throws Exception {
    server.on(
        "GET",
        "/websocket",
        x -> {
          x.webSocket();
          x.silence();
        });
    try (RawClient client = new RawClient(server.port())) {
      client.send(UPGRADE).receive(SWITCHED);
      // PING "?", TEXT "[]", CLOSE 1000 "ok", the mask is 01020304
      client.sendHex("898101020304" + "3e" + "818201020304" + "5a5f" + "888401020304" + "02ea6c6f");
      assertEquals("[]", server.awaitFrame(WebSocketFrame.TEXT).text());
      assertEquals("?", server.awaitFrame(WebSocketFrame.PING).text());
      WebSocketFrame close = server.awaitFrame(WebSocketFrame.CLOSE);
      assertEquals(1000, close.closeCode());
      assertEquals("ok", close.text());
    }
    assertEquals(PeerEnd.FIN, server.awaitPeerEnd(1));
  }

  @Test
  void webSocketExchangesMessagesAndCloses() throws Exception {
    server.on(
        "GET",
        "/websocket",
        x -> {
          ScriptedWebSocket socket = x.header("Sec-WebSocket-Protocol", "b").webSocket().text("o");
          socket.text("a" + socket.receive().text());
          assertEquals(3001, socket.echoClose().closeCode());
        });
    Client client = new Client();
    WebSocket socket = client.connect(server);
    assertEquals("b", socket.getSubprotocol());
    assertEquals("o", client.received.poll(20, TimeUnit.SECONDS));
    socket.sendText("[\"x\"]", true).get(20, TimeUnit.SECONDS);
    assertEquals("a[\"x\"]", client.received.poll(20, TimeUnit.SECONDS));
    socket.sendClose(3001, "bye").get(20, TimeUnit.SECONDS);
    assertEquals("3001 bye", client.closed.get(20, TimeUnit.SECONDS));
  }

  @Test
  void testCanSendWhileScriptIsSilent() throws Exception {
    CompletableFuture<ScriptedWebSocket> accepted = new CompletableFuture<>();
    server.on(
        "GET",
        "/websocket",
        x -> {
          accepted.complete(x.webSocket());
          x.silence();
        });
    Client client = new Client();
    client.connect(server);
    accepted.get(20, TimeUnit.SECONDS).text("a[\"now\"]");
    assertEquals("a[\"now\"]", client.received.poll(20, TimeUnit.SECONDS));
  }

  @Test
  void plainRequestIsNotHandshake() throws Exception {
    server.on("GET", "/websocket", x -> x.webSocket());
    try (RawClient client = new RawClient(server.port())) {
      client.send("GET /websocket HTTP/1.1\r\nUpgrade: websocket\r\n\r\n");
      assertThrows(IOException.class, client::receiveAll);
    }
    assertEquals(
        "Not a WebSocket handshake: GET /websocket (connection 1) [Upgrade: websocket]",
        server.awaitFailure().getCause().getMessage());
  }

  @Test
  void unmaskedFrameIsFailure() throws Exception {
    server.on(
        "GET",
        "/websocket",
        x -> {
          x.webSocket();
          x.silence();
        });
    try (RawClient client = new RawClient(server.port())) {
      client.send(UPGRADE).receive(SWITCHED);
      client.sendHex("8100").receiveAll();
    }
    assertEquals("client frame without a mask", server.awaitFailure().getCause().getMessage());
  }

  @Test
  void closeFrameWithoutCodeHasCode1005() {
    WebSocketFrame close = WebSocketFrame.of(true, WebSocketFrame.CLOSE, new byte[0]);
    assertEquals(1005, close.closeCode());
    assertEquals("opcode 8: 1005 ", close.toString());
    WebSocketFrame text = WebSocketFrame.of(false, 1, "é".getBytes(StandardCharsets.UTF_8));
    assertThrows(IllegalStateException.class, text::closeCode);
    assertThrows(IllegalArgumentException.class, () -> WebSocketFrame.of(true, 16, new byte[0]));
  }

  private static final class Client implements WebSocket.Listener {
    private final LinkedBlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final CompletableFuture<String> closed = new CompletableFuture<>();

    WebSocket connect(ScriptedServer server) throws Exception {
      URI http = server.uri("/echo/000/s/websocket");
      return HttpClient.newHttpClient()
          .newWebSocketBuilder()
          .subprotocols("a", "b")
          .buildAsync(URI.create(http.toString().replace("http", "ws")), this)
          .get(20, TimeUnit.SECONDS);
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      received.add(data.toString());
      socket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      closed.complete(code + " " + reason);
      return null;
    }
  }
}
