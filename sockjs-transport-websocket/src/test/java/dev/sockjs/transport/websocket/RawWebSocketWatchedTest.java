package dev.sockjs.transport.websocket;

import dev.sockjs.spi.TransportProvider;
import dev.sockjs.testkit.WatchedContract;
import dev.sockjs.testkit.WatchfulPeer;

/** {@code websocket-raw} as a server sees it. */
final class RawWebSocketWatchedTest implements WatchedContract {

  @Override
  public TransportProvider provider() {
    return new RawWebSocketProvider();
  }

  @Override
  public WatchfulPeer peer() {
    return WatchfulPeer.scripted();
  }
}
