package dev.sockjs.transport.websocket;

import dev.sockjs.spi.TransportProvider;
import dev.sockjs.suite.websocket.WebSocketUnderTest;
import jakarta.websocket.ContainerProvider;
import java.util.List;

/** The transports of this module for the suites, with each kind of container. */
final class TyrusUnderTest {

  /** Each connection has a container of its own, which is the default. */
  static final WebSocketUnderTest PRIVATE = of(WebSocketTransports.all());

  /** All connections share one container. */
  static final WebSocketUnderTest SHARED =
      new WebSocketUnderTest(
          PRIVATE.sockJs(),
          PRIVATE.raw(),
          WebSocketTransports.MAX_BATCH_LENGTH,
          request -> request.option(WebSocketTransports.SHARED_CONTAINER, true));

  private TyrusUnderTest() {}

  /** Returns transports over a container of the application: Tyrus, without our bridge to it. */
  static WebSocketUnderTest provided() {
    return of(WebSocketTransports.with(ContainerProvider.getWebSocketContainer()));
  }

  private static WebSocketUnderTest of(List<TransportProvider> providers) {
    return new WebSocketUnderTest(
        providers.get(0), providers.get(1), WebSocketTransports.MAX_BATCH_LENGTH);
  }
}
