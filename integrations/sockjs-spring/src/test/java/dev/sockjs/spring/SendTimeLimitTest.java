package dev.sockjs.spring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.SockJsClient;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.SessionLimitExceededException;

/** A server that does not answer what is sent, so that the send buffer stays full. */
@Timeout(180)
final class SendTimeLimitTest {

  private final RequestFilter requests = new RequestFilter();

  @Test
  void senderWaitsForRoomButNotBeyondTheLimit() throws Exception {
    requests.hold("/xhr_send");
    try (SpringServer server = SpringServer.start(Container.TOMCAT, requests, Endpoints.class);
        SockJsClient client = SockJsClient.create()) {
      RecordingHandler handler = new RecordingHandler();
      SockJsWebSocketClient webSockets = client(client);
      webSockets.setSendTimeLimit(Duration.ofMillis(100));
      WebSocketSession session =
          webSockets.execute(handler, null, server.url("/echo")).get(60, TimeUnit.SECONDS);
      session.sendMessage(new TextMessage("12345678"));
      assertThrows(
          SessionLimitExceededException.class,
          () -> session.sendMessage(new TextMessage("not sent")));
      assertTrue(session.isOpen());
      requests.release();
      assertEquals("open", handler.next());
      assertEquals("message 12345678", handler.next());
      sendOnceThereIsRoom(session, new TextMessage("87654321"));
      assertEquals("message 87654321", handler.next());
    }
  }

  /** Sends a message, although the response to the one before it may be on its way. */
  private static void sendOnceThereIsRoom(WebSocketSession session, TextMessage message)
      throws IOException {
    while (true) {
      try {
        session.sendMessage(message);
        return;
      } catch (SessionLimitExceededException e) {
        // Each try waits for the time limit; the timeout of this class bounds all of them.
      }
    }
  }

  @Test
  void handlerThatSendsWaitsForRoomToo() throws Exception {
    requests.hold("/xhr_send");
    try (SpringServer server = SpringServer.start(Container.JETTY, requests, Endpoints.class);
        SockJsClient client = SockJsClient.create()) {
      CompletableFuture<Void> sent = new CompletableFuture<>();
      RecordingHandler handler =
          new RecordingHandler() {
            @Override
            public void afterConnectionEstablished(WebSocketSession session) throws Exception {
              session.sendMessage(new TextMessage("12345678"));
              requests.awaitHeld();
              new Thread(requests::release).start();
              session.sendMessage(new TextMessage("87654321"));
              sent.complete(null);
            }
          };
      client(client).execute(handler, null, server.url("/echo")).get(60, TimeUnit.SECONDS);
      assertTrue(sent.isDone());
      assertEquals("message 12345678", handler.next());
      assertEquals("message 87654321", handler.next());
    }
  }

  private static SockJsWebSocketClient client(SockJsClient client) {
    return new SockJsWebSocketClient(
        client, SpringServers.options("xhr-streaming").maxBufferedAmount(10).build());
  }
}
