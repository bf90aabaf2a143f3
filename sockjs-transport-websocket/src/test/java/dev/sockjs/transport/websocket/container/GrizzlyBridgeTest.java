package dev.sockjs.transport.websocket.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.HandshakeResponse;
import java.util.ArrayList;
import java.util.List;
import org.glassfish.tyrus.spi.ClientEngine;
import org.glassfish.tyrus.spi.Connection;
import org.glassfish.tyrus.spi.UpgradeRequest;
import org.glassfish.tyrus.spi.UpgradeResponse;
import org.glassfish.tyrus.spi.Writer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Events that the tests with sockets cannot provoke reliably. */
final class GrizzlyBridgeTest {

  private final StopListener listener = new StopListener();

  /** Grizzly throws if Tyrus stops the transport again in the middle of a stop. */
  @Test
  void stopOfAPrivateTransportNeverThrows() {
    List<String> calls = new ArrayList<>();
    bridge()
        .createUpgradeRequest(
            () -> {
              calls.add("stop");
              throw new NullPointerException("selectorRunners");
            });
    listener.stops.get(0).run();
    assertEquals(List.of("stop"), calls);
  }

  @Test
  void sharedTransportCannotBeStopped() {
    bridge().createUpgradeRequest(null);
    assertEquals(List.of(), listener.stops);
  }

  private GrizzlyBridge bridge() {
    ClientEndpointConfig config = ClientEndpointConfig.Builder.create().build();
    listener.attachTo(config);
    return new GrizzlyBridge(new IdleEngine(), config);
  }

  private static final class StopListener implements GrizzlyListener {

    final List<Runnable> stops = new ArrayList<>();

    @Override
    public void privateTransport(Runnable stop) {
      stops.add(stop);
    }

    @Override
    public void upgraded(ClosingHandshake closing) {}

    @Override
    public void upgradeRefused(int status, HandshakeResponse response) {}

    @Override
    public void connectFailed(Throwable cause) {}

    @Override
    public void bytesReceived(byte last) {}
  }

  /** Stands in for the engine of Tyrus. */
  private static final class IdleEngine implements ClientEngine {

    @Override
    @SuppressWarnings("NullAway") // The bridge only passes the request on.
    public UpgradeRequest createUpgradeRequest(@Nullable TimeoutHandler handler) {
      return null;
    }

    @Override
    public ClientUpgradeInfo processResponse(
        UpgradeResponse response, Writer writer, Connection.CloseListener listener) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void processError(Throwable failure) {}
  }
}
