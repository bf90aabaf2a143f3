package dev.sockjs.spring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.spring.Endpoints.ServerHandler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;
import org.springframework.web.socket.client.WebSocketConnectionManager;

/** A client that is started and stopped, by the application and by Spring. */
@Timeout(180)
final class SpringLifecycleTest {

  private static SpringServer server;

  private final RecordingHandler handler = new RecordingHandler();

  @BeforeAll
  static void startServer() throws Exception {
    server = SpringServer.start(Container.TOMCAT, Endpoints.class);
  }

  @AfterAll
  static void stopServer() throws Exception {
    server.close();
  }

  private WebSocketSession connect(SockJsWebSocketClient client) throws Exception {
    return client.execute(handler, null, server.url("/echo")).get(60, TimeUnit.SECONDS);
  }

  @Test
  void clientOfItsOwnIsClosedAndCanStartAgain() throws Exception {
    SockJsWebSocketClient client = new SockJsWebSocketClient();
    assertFalse(client.isRunning());
    client.stop();
    for (int i = 0; i < 2; i++) {
      WebSocketSession session = connect(client);
      assertTrue(client.isRunning());
      assertEquals("open", handler.next());
      client.stop();
      client.stop();
      assertFalse(client.isRunning());
      assertFalse(session.isOpen());
      assertEquals("closed 1001", handler.next());
      assertThrows(IllegalStateException.class, () -> connect(client));
      client.start();
      client.start();
    }
    client.stop();
    assertEquals(List.of(), List.copyOf(handler.events()));
  }

  @Test
  void sharedClientStaysOpen() throws Exception {
    try (SockJsClient shared = SockJsClient.create()) {
      SockJsWebSocketClient one = new SockJsWebSocketClient(shared);
      SockJsWebSocketClient other = new SockJsWebSocketClient(shared);
      WebSocketSession session = connect(one);
      assertEquals("open", handler.next());
      WebSocketSession otherSession = connect(other);
      assertEquals("open", handler.next());
      one.stop();
      assertFalse(session.isOpen());
      assertEquals("closed 1001", handler.next());
      assertTrue(otherSession.isOpen());
      otherSession.sendMessage(new TextMessage("still here"));
      assertEquals("message still here", handler.next());
    }
    assertEquals("closed 1001", handler.next());
    assertEquals(List.of(), List.copyOf(handler.events()));
  }

  @Test
  void optionsOfTheSharedClientApply() throws Exception {
    SockJsOptions options = SockJsOptions.builder().transports("xhr-polling").build();
    WebSocketHttpHeaders headers = new WebSocketHttpHeaders();
    headers.add("auth", "123");
    try (SockJsClient shared = SockJsClient.builder().defaultOptions(options).build()) {
      WebSocketSession session =
          new SockJsWebSocketClient(shared)
              .execute(handler, headers, server.url("/echo"))
              .get(60, TimeUnit.SECONDS);
      SockJs sock = ((NativeWebSocketSession) session).getNativeSession(SockJs.class);
      assertEquals("xhr-polling", sock.transport().orElseThrow());
    }
  }

  @Test
  void contextStopsItsClient() throws Exception {
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    context.registerBean(SockJsWebSocketClient.class, () -> new SockJsWebSocketClient());
    context.refresh();
    SockJsWebSocketClient client = context.getBean(SockJsWebSocketClient.class);
    connect(client);
    assertEquals("open", handler.next());
    context.close();
    assertEquals("closed 1001", handler.next());
    assertFalse(client.isRunning());
  }

  @Test
  void connectionManagerConnectsAndCloses() throws Exception {
    try (SockJsClient shared = SockJsClient.create()) {
      SockJsOptions patient =
          SpringServers.options("websocket").closeLinger(Duration.ofSeconds(20)).build();
      SockJsWebSocketClient client = new SockJsWebSocketClient(shared, patient);
      WebSocketConnectionManager manager =
          new WebSocketConnectionManager(client, handler, server.url("/") + "{path}", "server");
      manager.setSubProtocols(List.of("v11.stomp"));
      manager.start();
      assertTrue(client.isRunning());
      assertEquals("open", handler.next());
      ServerHandler serverHandler = server.bean(ServerHandler.class);
      WebSocketSession atServer = serverHandler.sessionOf(handler.session());
      assertEquals("v11.stomp", atServer.getAcceptedProtocol());
      manager.stop();
      assertFalse(client.isRunning());
      assertEquals("closed 1001", handler.next());
      assertEquals(4001, serverHandler.endOf(handler.session()).getCode());
    }
  }
}
