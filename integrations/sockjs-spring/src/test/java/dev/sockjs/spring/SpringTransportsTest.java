package dev.sockjs.spring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.SessionClosedException;
import dev.sockjs.SockJs;
import dev.sockjs.spring.Endpoints.ServerHandler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;

/** Plain sessions with servers of Spring, over every transport that those have. */
@Timeout(180)
final class SpringTransportsTest extends SpringServers {

  private static final int THREADS = 8;
  private static final int MESSAGES = 250;

  SpringTransportsTest() {
    super(Endpoints.class);
  }

  private WebSocketSession connect(
      Container container, String transport, String path, RecordingHandler handler)
      throws Exception {
    return client(transport)
        .execute(handler, server(container).url(path).toString())
        .get(60, TimeUnit.SECONDS);
  }

  private WebSocketSession atServer(Container container, WebSocketSession session)
      throws Exception {
    return server(container).bean(ServerHandler.class).sessionOf(session);
  }

  private static void closeAtServer(WebSocketSession atServer, CloseStatus status) {
    try {
      atServer.close(status);
    } catch (IOException e) {
      // On Jetty, the client may have closed the connection after the close frame of SockJS, before
      // the server has sent the one of WebSocket. What the client was told is what counts.
    }
  }

  @ParameterizedTest
  @MethodSource("containersAndAllTransports")
  void messagesAreEchoedInOrder(Container container, String transport) throws Exception {
    RecordingHandler handler = new RecordingHandler();
    WebSocketSession session = connect(container, transport, "/echo", handler);
    assertEquals("open", handler.next());
    for (int i = 0; i < 100; i++) {
      session.sendMessage(new TextMessage("m" + i + " \"é\u2028\ud83d\ude00\n"));
    }
    for (int i = 0; i < 100; i++) {
      assertEquals("message m" + i + " \"é\u2028\ud83d\ude00\n", handler.next());
    }
    SockJs sock = ((NativeWebSocketSession) session).getNativeSession(SockJs.class);
    assertEquals(transport, sock.transport().orElseThrow());
    session.close();
    assertFalse(session.isOpen());
    assertEquals("closed 1000", handler.next());
    assertEquals(List.of(), List.copyOf(handler.events()));
  }

  @ParameterizedTest
  @MethodSource("containersAndDefaultTransports")
  void bothSidesKnowTheSessionByOneId(Container container, String transport) throws Exception {
    RecordingHandler handler = new RecordingHandler();
    WebSocketSession session = connect(container, transport, "/server", handler);
    WebSocketSession atServer = atServer(container, session); // which is found by the id
    atServer.sendMessage(new TextMessage("message1"));
    assertEquals("open", handler.next());
    assertEquals("message message1", handler.next());
    session.close();
  }

  @ParameterizedTest
  @MethodSource("containersAndDefaultTransports")
  void endByTheServerIsNoError(Container container, String transport) throws Exception {
    RecordingHandler handler = new RecordingHandler();
    WebSocketSession session = connect(container, transport, "/server", handler);
    assertEquals("open", handler.next());
    WebSocketSession atServer = atServer(container, session);
    // Returns when the open frame has been written, too. Spring drops a close frame that it cannot
    // write at once, and responds to the next request with a code of its own.
    atServer.sendMessage(new TextMessage("message1"));
    assertEquals("message message1", handler.next());
    closeAtServer(atServer, new CloseStatus(3001, "enough"));
    String end = handler.next();
    assertTrue(
        end.equals("closed 3001") || (transport.equals("xhr-polling") && end.equals("closed 3000")),
        end); // the poll ended with the message
    assertFalse(session.isOpen());
    assertNull(handler.error());
    assertEquals(List.of(), List.copyOf(handler.events()));
  }

  @ParameterizedTest
  @MethodSource("containersAndDefaultTransports")
  void manyThreadsSendOverOneSession(Container container, String transport) throws Exception {
    RecordingHandler handler = new RecordingHandler();
    WebSocketSession session = connect(container, transport, "/echo", handler);
    assertEquals("open", handler.next());
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      CountDownLatch together = new CountDownLatch(THREADS);
      List<Future<?>> senders = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        int sender = thread;
        senders.add(
            threads.submit(
                () -> {
                  together.countDown();
                  together.await();
                  for (int i = 0; i < MESSAGES; i++) {
                    session.sendMessage(new TextMessage(sender + " " + i));
                  }
                  return null;
                }));
      }
      int[] received = new int[THREADS];
      for (int i = 0; i < THREADS * MESSAGES; i++) {
        String[] words = handler.next().split(" ");
        int sender = Integer.parseInt(words[1]);
        assertEquals(received[sender]++, Integer.parseInt(words[2]));
      }
      for (Future<?> sender : senders) {
        sender.get();
      }
    } finally {
      threads.shutdownNow();
    }
    session.close();
    assertEquals("closed 1000", handler.next());
  }

  @ParameterizedTest
  @MethodSource("containersAndDefaultTransports")
  void subProtocolIsAgreedOverWebSocket(Container container, String transport) throws Exception {
    WebSocketHttpHeaders headers = new WebSocketHttpHeaders();
    headers.setSecWebSocketProtocol(List.of("v12.stomp", "v11.stomp"));
    RecordingHandler handler = new RecordingHandler();
    WebSocketSession session =
        client(transport)
            .execute(handler, headers, server(container).url("/server"))
            .get(60, TimeUnit.SECONDS);
    assertEquals(transport.equals("websocket") ? "v12.stomp" : null, session.getAcceptedProtocol());
    session.close();
  }

  @ParameterizedTest
  @MethodSource("containersAndDefaultTransports")
  void serverThatStopsIsATransportErrorAndThenTheEnd(Container container, String transport)
      throws Exception {
    RecordingHandler handler = new RecordingHandler();
    try (SpringServer server = SpringServer.start(container, Endpoints.class)) {
      SockJsWebSocketClient client =
          new SockJsWebSocketClient(sockJsClient(), optionsForRestarts(transport));
      WebSocketSession session =
          client.execute(handler, null, server.url("/echo")).get(60, TimeUnit.SECONDS);
      assertEquals("open", handler.next());
      server.restart();
      String event = handler.next();
      if (event.equals("error")) {
        assertInstanceOf(SessionClosedException.class, handler.error());
        event = handler.next();
      } else { // the server has sent a close frame before it stopped
        assertNotEquals("closed 1006", event);
      }
      assertTrue(event.startsWith("closed "), event);
      assertFalse(session.isOpen());

      RecordingHandler again = new RecordingHandler();
      WebSocketSession next =
          client.execute(again, null, server.url("/echo")).get(60, TimeUnit.SECONDS);
      assertEquals("open", again.next());
      next.sendMessage(new TextMessage("after the restart"));
      assertEquals("message after the restart", again.next());
      next.close();
      assertEquals("closed 1000", again.next());
    }
    assertEquals(List.of(), List.copyOf(handler.events()));
  }
}
