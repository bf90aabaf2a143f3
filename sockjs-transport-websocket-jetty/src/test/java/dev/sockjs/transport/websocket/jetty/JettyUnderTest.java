package dev.sockjs.transport.websocket.jetty;

import dev.sockjs.spi.TransportProvider;
import dev.sockjs.suite.websocket.WebSocketUnderTest;
import java.util.List;

/** The transports of this module for the suites. */
final class JettyUnderTest {

  static final WebSocketUnderTest TRANSPORTS = of(JettyWebSocketTransports.all());

  private JettyUnderTest() {}

  static WebSocketUnderTest of(List<TransportProvider> providers) {
    return new WebSocketUnderTest(
        providers.get(0), providers.get(1), JettyWebSocketTransports.MAX_BATCH_LENGTH);
  }
}
