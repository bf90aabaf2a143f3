package dev.sockjs.suite.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.ServerInfo;
import dev.sockjs.spi.TransportFactory;
import dev.sockjs.spi.TransportProvider;
import dev.sockjs.testkit.contract.TestClientContext;
import dev.sockjs.testkit.contract.TestTransportRequest;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The properties that the providers report to the engine. */
public abstract class ProviderSuite extends WebSocketSuite {

  private final TransportProvider webSocket = transports().sockJs();
  private final TransportProvider raw = transports().raw();

  protected ProviderSuite(WebSocketUnderTest transports) {
    super(transports);
  }

  @Test
  void webSocketIsTriedFirst() {
    assertEquals("websocket", webSocket.name());
    assertEquals(100, webSocket.order());
    assertEquals(2, webSocket.roundTrips());
    assertFalse(webSocket.onlyByName());
  }

  @Test
  void rawTransportIsTriedOnlyByName() {
    assertEquals("websocket-raw", raw.name());
    assertEquals(150, raw.order());
    assertEquals(2, raw.roundTrips());
    assertTrue(raw.onlyByName());
  }

  @Test
  void serverWithoutWebSocketIsNotTried() {
    TestTransportRequest request =
        TestTransportRequest.to(URI.create("http://example.org/echo")).build();
    try (TestClientContext client = TestClientContext.create()) {
      for (TransportProvider provider : List.of(webSocket, raw)) {
        TransportFactory factory = provider.open(client);
        assertEquals(
            Optional.of("The server offers no WebSocket"),
            factory.eligibility(ServerInfo.defaults().withWebsocket(false), request).obstacle());
        assertEquals(
            Optional.empty(), factory.eligibility(ServerInfo.defaults(), request).obstacle());
      }
    }
  }
}
