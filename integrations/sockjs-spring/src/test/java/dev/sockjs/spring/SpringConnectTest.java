package dev.sockjs.spring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Attempt;
import dev.sockjs.ConnectFailedException;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;

/** Connects to servers of Spring that refuse some requests, or answer them late. */
@Timeout(180)
final class SpringConnectTest {

  /** Lets no attempt fail because this machine is slow. */
  private static final SockJsOptions PATIENT =
      SockJsOptions.builder().timeout(Duration.ofSeconds(20)).build();

  private final RequestFilter requests = new RequestFilter();
  private final RecordingHandler handler = new RecordingHandler();
  private SockJsClient client;

  @BeforeEach
  void createClient() {
    client = SockJsClient.create();
  }

  @AfterEach
  void close() {
    requests.release();
    client.close();
  }

  private static String transport(WebSocketSession session) {
    SockJs sock = ((NativeWebSocketSession) session).getNativeSession(SockJs.class);
    return sock.transport().orElseThrow();
  }

  private void assertEchoes(WebSocketSession session) throws Exception {
    assertEquals("open", handler.next());
    session.sendMessage(new TextMessage("message1"));
    assertEquals("message message1", handler.next());
    session.close();
    assertEquals("closed 1000", handler.next());
  }

  @ParameterizedTest
  @MethodSource("dev.sockjs.spring.SpringServers#containersAndDefaultTransports")
  void everyRequestHasTheHandshakeHeaders(Container container, String transport) throws Exception {
    try (SpringServer server = SpringServer.start(container, requests, Endpoints.class)) {
      WebSocketHttpHeaders headers = new WebSocketHttpHeaders();
      headers.add("Authorization", "Bearer abc");
      headers.add("Cookie", "first=1");
      headers.add("auth", "123");
      headers.setOrigin(server.url("").toString());
      headers.set("Host", "left.out");
      SockJsOptions options =
          SpringServers.options(transport).headers(dev.sockjs.Headers.of("auth", "0")).build();
      WebSocketSession session =
          new SockJsWebSocketClient(client, options)
              .execute(handler, headers, server.url("/echo"))
              .get(60, TimeUnit.SECONDS);
      headers.clear();
      assertEchoes(session);
      assertEquals("123", session.getHandshakeHeaders().getFirst("auth"));
      assertTrue(requests.seen().size() > 1, () -> requests.seen().toString());
      for (RequestFilter.Seen seen : requests.seen()) {
        assertEquals(List.of("Bearer abc"), seen.headers().get("authorization"), seen.path());
        assertEquals(List.of("123"), seen.headers().get("auth"), seen.path());
        assertEquals(List.of(server.url("").toString()), seen.headers().get("origin"));
        assertTrue(seen.headers().get("cookie").get(0).startsWith("first=1"), seen.path());
        assertEquals(List.of(server.url("").getAuthority()), seen.headers().get("host"));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void refusedInfoFailsTheFuture(Container container) throws Exception {
    requests.refuse("/info", 500);
    try (SpringServer server = SpringServer.start(container, requests, Endpoints.class)) {
      ConnectFailedException failure =
          failure(new SockJsWebSocketClient(client).execute(handler, null, server.url("/echo")));
      assertEquals(500, failure.closeEvent().status().orElseThrow());
    }
    assertEquals(List.of(), List.copyOf(handler.events()));
  }

  private static ConnectFailedException failure(CompletableFuture<WebSocketSession> connected) {
    ExecutionException failure =
        assertThrows(ExecutionException.class, () -> connected.get(60, TimeUnit.SECONDS));
    return assertInstanceOf(ConnectFailedException.class, failure.getCause());
  }

  @ParameterizedTest
  @EnumSource
  void failedFutureListsEveryAttempt(Container container) throws Exception {
    for (String suffix : List.of("/websocket", "/xhr_streaming", "/eventsource", "/xhr")) {
      requests.refuse(suffix, 503);
    }
    try (SpringServer server = SpringServer.start(container, requests, Endpoints.class)) {
      ConnectFailedException failure =
          failure(
              new SockJsWebSocketClient(client, PATIENT)
                  .execute(handler, null, server.url("/echo")));
      assertEquals(
          SpringServers.DEFAULT_TRANSPORTS,
          failure.attempts().stream().map(Attempt::transport).toList());
      failure.attempts().forEach(attempt -> assertEquals(503, attempt.status().orElseThrow()));
    }
    assertEquals(List.of(), List.copyOf(handler.events()));
  }

  @ParameterizedTest
  @EnumSource
  void refusedTransportsAreFollowedByTheNext(Container container) throws Exception {
    requests.refuse("/websocket", 200);
    requests.refuse("/xhr_streaming", 500);
    requests.refuse("/eventsource", 500);
    try (SpringServer server = SpringServer.start(container, requests, Endpoints.class)) {
      WebSocketSession session =
          new SockJsWebSocketClient(client, PATIENT)
              .execute(handler, null, server.url("/echo"))
              .get(60, TimeUnit.SECONDS);
      assertEquals("xhr-polling", transport(session));
      assertEchoes(session);
    }
  }

  @ParameterizedTest
  @EnumSource
  void transportThatDoesNotAnswerIsFollowedByTheNext(Container container) throws Exception {
    requests.hold("/xhr_streaming");
    try (SpringServer server = SpringServer.start(container, requests, Endpoints.class)) {
      SockJsOptions options =
          SockJsOptions.builder()
              .transports("xhr-streaming", "xhr-polling")
              .timeout(Duration.ofSeconds(4)) // for both: the first is to fail, the other not
              .build();
      WebSocketSession session =
          new SockJsWebSocketClient(client, options)
              .execute(handler, null, server.url("/echo"))
              .get(60, TimeUnit.SECONDS);
      assertEquals("xhr-polling", transport(session));
      assertEchoes(session);
      requests.release();
    }
  }

  @Test
  void cancelledFutureAbandonsTheConnect() throws Exception {
    requests.hold("/info");
    try (SpringServer server = SpringServer.start(Container.JETTY, requests, Endpoints.class)) {
      SockJsWebSocketClient webSockets = new SockJsWebSocketClient(client);
      CompletableFuture<WebSocketSession> connected =
          webSockets.execute(handler, null, server.url("/echo"));
      requests.awaitHeld();
      connected.cancel(true);
      client.close(); // waits for the connections that have not ended
      requests.release();
      assertEquals(
          List.of("/echo/info"), requests.seen().stream().map(RequestFilter.Seen::path).toList());
    }
    assertEquals(List.of(), List.copyOf(handler.events()));
  }

  @Test
  void clientThatIsStoppedAbandonsConnectsInProgress() throws Exception {
    requests.hold("/info");
    try (SpringServer server = SpringServer.start(Container.JETTY, requests, Endpoints.class)) {
      SockJsWebSocketClient webSockets = new SockJsWebSocketClient(client);
      CompletableFuture<WebSocketSession> connected =
          webSockets.execute(handler, null, server.url("/echo"));
      requests.awaitHeld();
      webSockets.stop();
      assertEquals("Client stopped", failure(connected).closeEvent().reason());
      requests.release();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "ws"})
  void urlMayHaveTheSchemeOfAWebSocket(String scheme) throws Exception {
    try (SpringServer server = SpringServer.start(Container.TOMCAT, Endpoints.class)) {
      String url = scheme + "://127.0.0.1:{port}/{path}";
      WebSocketSession session =
          new SockJsWebSocketClient(client)
              .execute(handler, url, server.url("").getPort(), "echo")
              .get(60, TimeUnit.SECONDS);
      assertEquals(
          URI.create(scheme + server.url("/echo").toString().substring(4)), session.getUri());
      assertEchoes(session);
    }
  }

  @Test
  void wrongArgumentsThrowAtOnce() {
    SockJsWebSocketClient webSockets = new SockJsWebSocketClient(client);
    assertThrows(
        IllegalArgumentException.class,
        () -> webSockets.execute(handler, null, URI.create("ftp://example.org/echo")));
    WebSocketHttpHeaders headers = new WebSocketHttpHeaders();
    headers.add("Content-Length", "1");
    assertThrows(
        IllegalArgumentException.class,
        () -> webSockets.execute(handler, headers, URI.create("http://example.org/echo")));
    assertThrows(
        IllegalArgumentException.class, () -> webSockets.setSendTimeLimit(Duration.ofMillis(-1)));
  }
}
