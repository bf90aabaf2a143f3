package dev.sockjs.http.client;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.Test;

/** Channels that are not connections yet when the connector stops. */
class TrackingConnectorTest {

  private final TrackingConnector connector = new TrackingConnector(connection -> false);

  @Test
  void channelThatIsBeingConnectedIsClosedAtStop() throws Exception {
    try (SocketChannel channel = SocketChannel.open()) {
      connector.start();
      connector.configure(channel);
      assertTrue(channel.isOpen());
      connector.stop();
      assertFalse(channel.isOpen());
    }
  }

  @Test
  void channelIsRefusedAndClosedAfterStop() throws Exception {
    connector.start();
    connector.stop();
    try (SocketChannel late = SocketChannel.open()) {
      assertThrows(IOException.class, () -> connector.configure(late));
      assertFalse(late.isOpen());
    }
  }
}
