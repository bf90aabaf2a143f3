package dev.sockjs.transport.websocket.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.suite.websocket.WebSocketFixture;
import dev.sockjs.suite.websocket.WebSocketSuite;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An HttpClient that the application provides. */
final class ProvidedHttpClientTest extends WebSocketSuite {

  private static final HttpClient HTTP_CLIENT = new HttpClient();

  ProvidedHttpClientTest() {
    super(JettyUnderTest.of(JettyWebSocketTransports.with(HTTP_CLIENT)));
  }

  @AfterEach
  void stop() throws Exception {
    HTTP_CLIENT.stop();
  }

  @Test
  void servesSeveralClientsAndIsNotStopped() throws Exception {
    HTTP_CLIENT.start();
    for (int i = 0; i < 2; i++) {
      try (WebSocketFixture fixture = webSocket(OPEN_AND_CLOSE)) {
        fixture.open();
      }
      assertTrue(HTTP_CLIENT.isStarted());
    }
  }

  @Test
  void mustBeStartedByTheApplication() {
    try (WebSocketFixture fixture = webSocket(OPEN_AND_CLOSE)) {
      IllegalStateException rejected = assertThrows(IllegalStateException.class, fixture::connect);
      assertEquals(
          "The provided HttpClient is not started: start it before the first connection",
          rejected.getMessage());
    }
  }

  @Test
  void abortOfAConnectLeavesItUsable() throws Exception {
    HTTP_CLIENT.start();
    try (WebSocketFixture fixture = webSocket(exchange -> exchange.silence())) {
      fixture.connect();
      fixture.server.awaitRequest("GET", "/websocket");
      fixture.transport().abort();
      fixture.server.awaitPeerEnd(1);
    }
    try (WebSocketFixture fixture = webSocket(OPEN_AND_CLOSE)) {
      fixture.open();
    }
  }

  /** The allowance of the attempt can be longer than the idle timeout of a connection. */
  @Test
  void idleTimeoutOfTheHttpClientDoesNotLimitAnUpgrade() throws Exception {
    AtomicLong idleTimeout = new AtomicLong(-1);
    HTTP_CLIENT
        .getRequestListeners()
        .addListener(
            new Request.Listener() {
              @Override
              public void onBegin(Request request) {
                idleTimeout.set(request.getIdleTimeout());
              }
            });
    HTTP_CLIENT.start();
    try (WebSocketFixture fixture = webSocket(OPEN_AND_CLOSE)) {
      fixture.open();
    }
    assertEquals(0, idleTimeout.get());
  }
}
