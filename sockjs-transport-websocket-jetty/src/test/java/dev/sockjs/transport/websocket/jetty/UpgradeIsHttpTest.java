package dev.sockjs.transport.websocket.jetty;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Phase;
import dev.sockjs.spi.EndKind;
import dev.sockjs.spi.Transport;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.spi.TransportFactory;
import dev.sockjs.testkit.contract.TestClientContext;
import dev.sockjs.testkit.contract.TestTransportRequest;
import dev.sockjs.testkit.recorder.RecordingTransportListener;
import dev.sockjs.testkit.server.Exchange;
import dev.sockjs.testkit.server.Script;
import dev.sockjs.testkit.server.ScriptedServer;
import dev.sockjs.testkit.server.ScriptedWebSocket;
import dev.sockjs.testkit.server.WebSocketFrame;
import dev.sockjs.transport.websocket.jetty.services.JettyWebSocketProvider;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An upgrade is an HTTP request, so everything that HTTP allows in its response is accepted, and a
 * connection that ends before the response is noticed at once.
 */
class UpgradeIsHttpTest {

  private final ScriptedServer server = ScriptedServer.start();
  private final TestClientContext client = TestClientContext.builder().build();
  private final TransportFactory factory = new JettyWebSocketProvider().open(client);
  private final RecordingTransportListener events = new RecordingTransportListener();
  private final TestTransportRequest request = TestTransportRequest.to(server.uri("/echo")).build();

  @AfterEach
  void close() {
    factory.close();
    client.close();
    server.close();
    events.close();
  }

  private Transport connect(Script script) {
    server.on("GET", "/websocket", script);
    return factory.connect(request, events);
  }

  /** Connects, and aborts what opened. */
  private void assertOpens(Script script) {
    Transport transport = connect(script);
    events.awaitConnected();
    events.request(transport, 1);
    assertEquals("o", events.awaitFrame());
    transport.abort();
  }

  private TransportEnd assertFails(Script script) {
    connect(script);
    TransportEnd end = events.awaitEnd();
    assertEquals(EndKind.FAILED, end.kind(), end::toString);
    return end;
  }

  /** RFC 6455, section 1.3. */
  private static String accept(Exchange exchange) {
    try {
      String key = exchange.request().header("Sec-WebSocket-Key").orElseThrow();
      byte[] hash =
          MessageDigest.getInstance("SHA-1")
              .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(ISO_8859_1));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static void respond101(Exchange exchange, String... fields) throws IOException {
    exchange
        .raw("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n")
        .raw("Sec-WebSocket-Accept: " + accept(exchange) + "\r\n")
        .raw(String.join("\r\n", fields) + "\r\n\r\n")
        .raw(new byte[] {(byte) 0x81, 1, 'o'})
        .silence();
  }

  private static void openAndWait(Exchange exchange) throws IOException {
    exchange.webSocket().text("o");
    exchange.silence();
  }

  @Test
  void connectionEndedBeforeTheResponseFailsAtOnce() {
    assertEquals(Phase.REQUEST, assertFails(Exchange::fin).phase());
  }

  @Test
  void connectionResetBeforeTheResponseFailsAtOnce() {
    assertEquals(Phase.REQUEST, assertFails(Exchange::reset).phase());
  }

  @Test
  void responseThatIsNotHttpFailsAtOnce() {
    assertEquals(
        Phase.REQUEST, assertFails(x -> x.raw("SSH-2.0-OpenSSH_9\r\n\r\n").silence()).phase());
  }

  @Test
  void connectionFieldMayHaveOtherOptions() {
    assertOpens(x -> respond101(x, "Connection: keep-alive, Upgrade"));
  }

  @Test
  void connectionFieldMayBeSplit() {
    assertOpens(x -> respond101(x, "Connection: keep-alive", "Connection: Upgrade"));
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 102, 103})
  void informationalResponseIsNotTheResponse(int status) {
    assertOpens(
        x -> {
          x.raw("HTTP/1.1 " + status + " Wait\r\n\r\n");
          respond101(x, "Connection: Upgrade");
        });
  }

  @Test
  void headOfAResponseMayHaveManyKibibytes() {
    assertOpens(x -> respond101(x, "Connection: Upgrade", "X-Long: " + "x".repeat(48 << 10)));
  }

  @Test
  void headOfARefusalMayHaveManyKibibytes() {
    TransportEnd end = assertFails(x -> x.header("X-Long", "x".repeat(48 << 10)).respond(403));
    assertEquals(OptionalInt.of(403), end.status());
  }

  @Test
  void refusalWhoseBodyNeverEndsFailsAtOnce() {
    TransportEnd end =
        assertFails(
            x -> {
              x.raw("HTTP/1.1 403 Forbidden\r\nContent-Length: 1000\r\n\r\nNo");
              x.silence();
            });
    assertEquals(OptionalInt.of(403), end.status());
  }

  @Test
  void cookieWithCommasStaysWhole() {
    String cookie = "j={\"a\":1, \"b\":2}; Path=/";
    assertOpens(x -> respond101(x, "Connection: Upgrade", "Set-Cookie: " + cookie));
    assertEquals(
        List.of(List.of(cookie)),
        request.keptCookies().stream().map(TestTransportRequest.KeptCookies::setCookies).toList());
  }

  /** RFC 6455, section 4.1. */
  @Test
  void extensionThatWasNotOfferedFailsTheHandshake() {
    TransportEnd end =
        assertFails(
            x ->
                respond101(
                    x, "Connection: Upgrade", "Sec-WebSocket-Extensions: permessage-deflate"));
    assertEquals(Phase.REQUEST, end.phase());
  }

  @Test
  void closeWithoutCodeIs1005() {
    Transport transport =
        connect(
            x -> {
              x.webSocket()
                  .text("o")
                  .frame(WebSocketFrame.of(true, WebSocketFrame.CLOSE, new byte[0]));
              x.silence();
            });
    events.awaitConnected();
    events.request(transport, 1);
    events.awaitFrame();
    TransportEnd end = events.awaitEnd();
    assertEquals(EndKind.CLOSED, end.kind());
    assertEquals(OptionalInt.of(1005), end.code());
  }

  /** RFC 6455, section 5.5.3: only the latest PING needs a PONG. */
  @Test
  void serverThatSendsPingsAndDoesNotReadGetsFewPongs() throws Exception {
    int pings = 200_000;
    Transport transport =
        connect(
            x -> {
              ScriptedWebSocket socket = x.webSocket().text("o");
              for (int i = 0; i < pings; i++) {
                socket.ping("ping " + i);
              }
              socket.text("h");
              int pongs = 0;
              WebSocketFrame pong;
              do {
                pong = socket.receive();
                pongs++;
              } while (!pong.text().equals("ping " + (pings - 1)));
              socket.text("a[\"" + pongs + "\"]");
              x.silence();
            });
    events.awaitConnected();
    events.request(transport, 3);
    assertEquals("o", events.awaitFrame());
    assertEquals("h", events.awaitFrame());
    String pongs = events.awaitFrame();
    assertTrue(pongs.matches("a\\[\"\\d+\"]"), pongs);
    transport.abort();
  }

  @Test
  void openSessionIsClosedWithTheUsersCode() throws Exception {
    Transport transport = connect(UpgradeIsHttpTest::openAndWait);
    events.awaitConnected();
    events.request(transport, 1);
    events.awaitFrame();
    transport.close(3001, "bye");
    transport.abort();
  }
}
