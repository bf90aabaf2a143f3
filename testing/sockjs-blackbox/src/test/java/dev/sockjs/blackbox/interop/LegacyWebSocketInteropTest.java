package dev.sockjs.blackbox.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.Attempt;
import dev.sockjs.CloseEvent;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.blackbox.LegacyWebSocketProviders;
import dev.sockjs.blackbox.Relay;
import dev.sockjs.blackbox.SockJsNode;
import dev.sockjs.testkit.recorder.RecordingListener;
import dev.sockjs.testkit.tls.LoopbackTls;
import dev.sockjs.testserver.SockJsTestServer;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The transports of {@code examples/legacy-websocket} with the servers that speak the drafts. */
final class LegacyWebSocketInteropTest {

  private static final String HYBI = "websocket-hybi-10";
  private static final String HIXIE = "websocket-hixie-76";

  /** More than a test sends: over hixie-76 Vert.x must read each message as a whole. */
  private static final int RECEIVE_BUFFER_BYTES = 1 << 20;

  private static final LoopbackTls TLS = LoopbackTls.create();
  private static SockJsNode node;
  private static SockJsTestServer vertx;
  private static SockJsClient client;

  /** One pair for each server that speaks a draft. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource({"VERTX, " + HYBI, "VERTX, " + HIXIE, "SOCKJS_NODE, " + HIXIE})
  private @interface EachPair {}

  @BeforeAll
  static void start() {
    node = SockJsNode.start();
    vertx = SockJsTestServer.builder().receiveBuffer(RECEIVE_BUFFER_BYTES).start();
    client =
        SockJsClient.builder()
            .transports(LegacyWebSocketProviders.all())
            .sslContext(TLS.client())
            .build();
  }

  @AfterAll
  static void stop() {
    client.close();
    node.close();
    vertx.close();
  }

  @EachPair
  void opensAndEchoes(RealServer.Kind server, String transport) {
    try (Connection echo = open(uri(server, "/echo"), transport)) {
      echo.assertEchoes(List.of("data", "", "null", "[]", "\"", "\0"));
    }
  }

  /** The basic multilingual plane, without surrogates, and characters beyond it. */
  @EachPair
  void everyUnitIsEchoed(RealServer.Kind server, String transport) {
    try (Connection echo = open(uri(server, "/echo"), transport)) {
      for (int first = 0; first < 0x10000; first += 0x800) {
        if (first != 0xd800) {
          echo.assertEchoes(List.of(units(first, first + 0x7ff)));
        }
      }
      echo.assertEchoes(List.of("\ud83d\ude00 \ud834\udd1e"));
    }
  }

  @EachPair
  void serverCloses(RealServer.Kind server, String transport) {
    try (RecordingListener listener = new RecordingListener()) {
      client.connect(uri(server, "/close"), only(transport), listener);
      listener.awaitOpen();
      assertEquals("3000 \"Go away!\" (clean)", listener.awaitClose().toString());
    }
  }

  @EachPair
  void applicationCloses(RealServer.Kind server, String transport) {
    Connection echo = open(uri(server, "/echo"), transport);
    echo.sock.close(3001, "User message");
    echo.assertClosed("3001 \"User message\" (clean)");
  }

  @EachPair
  void fifteenHundredMessagesAreEchoedInOrder(RealServer.Kind server, String transport) {
    try (Connection echo = open(uri(server, "/echo"), transport)) {
      echo.assertEchoes(
          IntStream.range(0, 1500).mapToObj(i -> "message " + i + " " + "x".repeat(200)).toList());
    }
  }

  @EachPair
  void longMessagesAreEchoed(RealServer.Kind server, String transport) {
    try (Connection echo = open(uri(server, "/echo"), transport)) {
      for (int length = 1; length <= 32_768; length *= 2) {
        echo.assertEchoes(List.of("x".repeat(length)));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({HYBI, HIXIE})
  void opensOverTls(String transport) {
    try (SockJsTestServer server =
            SockJsTestServer.builder().tls(TLS.keyStore(), TLS.password()).start();
        Connection echo = open(server.uri("/echo"), transport)) {
      echo.assertEchoes(List.of("over TLS"));
    }
  }

  /**
   * The proxy that ends TLS is unknown to the server, so the server says its URL begins with ws.
   */
  @Test
  void opensOverTlsThatAProxyEnds() throws IOException {
    int port = uri(RealServer.Kind.SOCKJS_NODE, "/echo").getPort();
    try (Relay relay = new Relay(listenOverTls(), port);
        Connection echo = open(URI.create("https://127.0.0.1:" + relay.port() + "/echo"), HIXIE)) {
      echo.assertEchoes(List.of("over TLS"));
    }
  }

  private static ServerSocket listenOverTls() throws IOException {
    return TLS.server()
        .getServerSocketFactory()
        .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  /** Version 8 is gone from the WebSocket library that sockjs-node uses now. */
  @Test
  void serverThatDoesNotSpeakTheDraftRefusesWithAStatus() {
    try (RecordingListener listener = new RecordingListener()) {
      client.connect(uri(RealServer.Kind.SOCKJS_NODE, "/echo"), only(HYBI), listener);
      assertEquals(2000, listener.awaitClose().code());
      Attempt attempt = listener.attempts().get(0);
      assertEquals(OptionalInt.of(400), attempt.status(), attempt::toString);
    }
  }

  private static URI uri(RealServer.Kind server, String endpoint) {
    return server == RealServer.Kind.VERTX ? vertx.uri(endpoint) : node.uri(endpoint);
  }

  private static SockJsOptions only(String transport) {
    return SockJsOptions.builder()
        .transports(transport)
        .timeout(Duration.ofSeconds(10))
        .closeLinger(Duration.ofSeconds(20))
        .build();
  }

  private static Connection open(URI url, String transport) {
    return new Connection(url, transport);
  }

  private static String units(int first, int last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(unit -> String.valueOf((char) unit))
        .collect(Collectors.joining());
  }

  /** An open connection. Closing it closes the session normally. */
  private static final class Connection implements AutoCloseable {

    private final RecordingListener listener = new RecordingListener();
    private final SockJs sock;

    Connection(URI url, String transport) {
      sock = client.connect(url, only(transport), listener);
      listener.awaitOpen();
      assertEquals(transport, sock.transport().orElseThrow());
    }

    void assertEchoes(List<String> messages) {
      messages.forEach(sock::send);
      assertEquals(messages, listener.awaitMessages(messages.size()));
    }

    void assertClosed(String expected) {
      CloseEvent event = listener.awaitClose();
      assertEquals(expected, event.toString(), () -> String.valueOf(event.cause()));
      listener.close();
    }

    @Override
    public void close() {
      sock.close();
      assertClosed("1000 \"Normal closure\" (clean)");
    }
  }
}
