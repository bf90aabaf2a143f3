package dev.sockjs.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.sockjs.Attempt;
import dev.sockjs.CloseEvent;
import dev.sockjs.ConnectFailedException;
import dev.sockjs.Phase;
import dev.sockjs.ServerInfo;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.testkit.recorder.RecordingListener;
import dev.sockjs.testkit.server.Exchange;
import dev.sockjs.testkit.server.RecordedRequest;
import dev.sockjs.testkit.server.ScriptedServer;
import dev.sockjs.testkit.server.ScriptedWebSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fallback from WebSocket to the next transport, seen on the wire of a scripted server. */
class FallbackTest {

  private static final String TYRUS_WEBSOCKET = "websocket-tyrus";
  private static final String PRELUDE = "h".repeat(2048) + "\n";

  private final ScriptedServer server = ScriptedServer.start();
  private final SockJsClient client = SockJsClient.create();
  private final RecordingListener listener = new RecordingListener();

  @BeforeEach
  void streamingWorks() {
    server.on(
        "GET",
        "/info",
        x -> x.respond(200, "application/json", "{\"websocket\":true,\"cookie_needed\":false}"));
    server.on(
        "POST",
        "/xhr_streaming",
        x -> {
          x.chunked(200, "application/javascript").chunk(PRELUDE).chunk("o\n");
          x.silence();
        });
  }

  @AfterEach
  void stop() {
    client.close();
    listener.close();
    server.close();
  }

  private SockJs connect(SockJsOptions options) {
    return client.connect(server.uri("/echo"), options, listener);
  }

  /** Opens over xhr-streaming after a WebSocket failed, and returns the failed attempt. */
  private Attempt fallBack(String webSocket, SockJsOptions options) throws InterruptedException {
    SockJs sock = connect(options.toBuilder().transports(webSocket, "xhr-streaming").build());
    listener.awaitOpen();
    assertEquals("xhr-streaming", sock.transport().orElseThrow());
    List<Attempt> attempts = listener.attempts();
    assertEquals(2, attempts.size(), attempts::toString);
    assertEquals(webSocket, attempts.get(0).transport());
    assertSameServerIdAndNewSessionId();
    sock.close();
    assertTrue(listener.awaitClose().wasClean());
    return attempts.get(0);
  }

  private void assertSameServerIdAndNewSessionId() throws InterruptedException {
    String[] socket = server.awaitRequest("GET", "/websocket").path().split("/");
    String[] stream = server.awaitRequest("POST", "/xhr_streaming").path().split("/");
    assertEquals(socket[2], stream[2], "the server id of all attempts");
    assertNotEquals(socket[3], stream[3], "the session id of the second attempt");
  }

  static Stream<Arguments> refusals() {
    return Stream.of(200, 400, 403, 404, 426, 500, 502)
        .flatMap(
            status ->
                Stream.of(arguments("websocket", status), arguments(TYRUS_WEBSOCKET, status)));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  @Execution(CONCURRENT)
  void responseWithoutUpgradeFallsBackAtOnceAndReportsTheStatus(String transport, int status)
      throws InterruptedException {
    server.on("GET", "/websocket", x -> x.respond(status, "text/html", "<h1>no upgrade</h1>"));
    Attempt failed = fallBack(transport, longTimeout());
    assertEquals(Attempt.Outcome.FAILED, failed.outcome(), failed::toString);
    assertEquals(Phase.REQUEST, failed.phase());
    assertEquals(status, failed.status().orElseThrow());
  }

  /** The connection ends with FIN or RST. */
  @ParameterizedTest
  @CsvSource({
    "websocket, false",
    "websocket, true",
    TYRUS_WEBSOCKET + ", false",
    TYRUS_WEBSOCKET + ", true"
  })
  @Execution(CONCURRENT)
  void droppedUpgradeFallsBackAtOnce(String transport, boolean reset) throws InterruptedException {
    server.on("GET", "/websocket", reset ? Exchange::reset : Exchange::fin);
    Attempt failed = fallBack(transport, longTimeout());
    assertEquals(Attempt.Outcome.FAILED, failed.outcome(), failed::toString);
    assertEquals(Phase.REQUEST, failed.phase());
  }

  @ParameterizedTest
  @ValueSource(strings = {"websocket", TYRUS_WEBSOCKET})
  @Execution(CONCURRENT)
  void upgradeWithoutResponseFallsBackAfterTheAllowance(String transport)
      throws InterruptedException {
    server.on("GET", "/websocket", Exchange::silence);
    Attempt attempt = fallBack(transport, shortTimeout());
    assertEquals(Attempt.Outcome.TIMEOUT, attempt.outcome(), attempt::toString);
    assertEquals(Phase.REQUEST, attempt.phase());
  }

  @ParameterizedTest
  @ValueSource(strings = {"websocket", TYRUS_WEBSOCKET})
  @Execution(CONCURRENT)
  void webSocketWithoutOpenFrameFallsBackAfterTheAllowance(String transport)
      throws InterruptedException {
    server.on(
        "GET",
        "/websocket",
        x -> {
          x.webSocket();
          x.silence();
        });
    Attempt attempt = fallBack(transport, shortTimeout());
    assertEquals(Attempt.Outcome.TIMEOUT, attempt.outcome());
    assertEquals(Phase.OPEN, attempt.phase());
    int connection = connectionOf("/websocket");
    server.awaitPeerEnd(connection);
  }

  private int connectionOf(String suffix) {
    return server.requests().stream()
        .filter(request -> request.path().endsWith(suffix))
        .mapToInt(RecordedRequest::connection)
        .findFirst()
        .orElseThrow();
  }

  /** Long enough for a busy machine: the test does not wait for this timeout. */
  private static SockJsOptions longTimeout() {
    return SockJsOptions.builder().timeout(Duration.ofSeconds(10)).build();
  }

  /** On loopback this minimum is the allowance. {@code RtoTest} covers the formula. */
  private static SockJsOptions shortTimeout() {
    return SockJsOptions.builder().timeout(Duration.ofSeconds(3)).build();
  }

  private volatile boolean opened;

  private void openOnce(Exchange exchange) throws IOException {
    if (opened) {
      exchange.silence();
    } else {
      opened = true;
      exchange.respond(200, "application/javascript", "o\n");
    }
  }

  @Test
  @Execution(CONCURRENT)
  void closeFrameBeforeTheOpenFrameIsFinal() {
    server.on(
        "GET",
        "/websocket",
        x -> {
          ScriptedWebSocket socket = x.webSocket().text("c[3000,\"Go away!\"]");
          socket.echoClose();
        });
    connect(longTimeout());
    assertEquals("3000 \"Go away!\" (clean)", listener.awaitClose().toString());
    assertEquals(1, listener.attempts().size());
  }

  @Test
  @Execution(CONCURRENT)
  void closedPortFailsTheInfoRequest() throws IOException {
    client.connect(closedPort(), listener);
    CloseEvent event = listener.awaitClose();
    assertEquals("1002 \"Cannot connect to server\" (unclean)", event.toString());
    assertTrue(event.cause().isPresent());
  }

  private static URI closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/echo");
    }
  }

  /** The options contain an info, so the transports connect first. */
  @Test
  @Execution(CONCURRENT)
  void refusedConnectionFailsEveryTransportAndListsTheAttempts() throws IOException {
    SockJsOptions options = longTimeout().toBuilder().info(ServerInfo.defaults()).build();
    SockJs sock = client.connect(closedPort(), options, listener);
    CloseEvent event = listener.awaitClose();
    assertEquals("2000 \"All transports failed\" (unclean)", event.toString());
    List<Attempt> attempts = listener.attempts();
    assertTrue(attempts.size() > 2, attempts::toString);
    for (Attempt attempt : attempts) {
      assertEquals(Attempt.Outcome.FAILED, attempt.outcome(), attempt::toString);
      assertEquals(Phase.CONNECT, attempt.phase(), attempt::toString);
    }
    CompletionException failure =
        assertThrows(CompletionException.class, sock.opened().toCompletableFuture()::join);
    ConnectFailedException exception =
        assertInstanceOf(ConnectFailedException.class, failure.getCause());
    assertEquals(attempts, exception.attempts());
  }

  @Test
  @Execution(CONCURRENT)
  void infoTimeoutEndsTheConnect() throws InterruptedException {
    server.on("GET", "/info", Exchange::silence);
    connect(SockJsOptions.builder().infoTimeout(Duration.ofSeconds(2)).build());
    assertEquals(1002, listener.awaitClose().code());
    server.awaitPeerEnd(server.awaitRequest("GET", "/info").connection());
  }

  @Test
  @Execution(CONCURRENT)
  void closeDuringTheInfoRequestSendsNoOtherRequest() throws InterruptedException {
    server.on("GET", "/info", Exchange::silence);
    SockJs sock = connect(SockJsOptions.defaults());
    int connection = server.awaitRequest("GET", "/info").connection();
    sock.close(3001, "user closed");
    assertEquals("3001 \"user closed\" (clean)", listener.awaitClose().toString());
    server.awaitPeerEnd(connection);
    assertEquals(1, server.requests().size());
  }

  @Test
  @Execution(CONCURRENT)
  void loneSurrogatesAreSentAsEscapes() throws InterruptedException {
    server.on(
        "GET",
        "/websocket",
        x -> {
          ScriptedWebSocket socket = x.webSocket().text("o");
          assertEquals("[\"a\\ud800b\\udfff\"]", socket.receive().text());
          socket.echoClose();
        });
    server.on("POST", "/xhr", this::openOnce);
    server.on("POST", "/xhr_send", x -> x.respond(204));
    for (String transport : List.of("websocket", TYRUS_WEBSOCKET, "xhr-streaming", "xhr-polling")) {
      try (RecordingListener each = new RecordingListener()) {
        SockJsOptions options =
            SockJsOptions.builder().transports(transport).timeout(Duration.ofSeconds(10)).build();
        SockJs sock = client.connect(server.uri("/echo"), options, each);
        each.awaitOpen();
        sock.send("a\ud800b\udfff");
        if (!transport.startsWith("websocket")) {
          RecordedRequest sent = server.awaitRequest("POST", "/xhr_send");
          assertEquals("[\"a\\ud800b\\udfff\"]", sent.bodyText());
          assertEquals("text/plain;charset=UTF-8", sent.header("Content-Type").orElseThrow());
        }
        sock.close();
        assertTrue(each.awaitClose().wasClean());
      }
    }
  }
}
