package dev.sockjs.examples.legacywebsocket;

import dev.sockjs.TransportOption;
import dev.sockjs.spi.TransportProvider;
import dev.sockjs.suite.websocket.WebSocketUnderTest;

/** {@code websocket-hybi-10} for the suites of this project's WebSocket transports. */
final class Hybi10UnderTest {

  private static final TransportProvider PROVIDER = new Hybi10Provider();

  /** There is no raw transport, and no option. */
  static final WebSocketUnderTest TRANSPORTS =
      new WebSocketUnderTest(
          PROVIDER, PROVIDER, TransportOption.of("websocket.legacy.none", Integer.class));

  private Hybi10UnderTest() {}
}
