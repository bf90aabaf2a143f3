package dev.sockjs.transport.websocket;

import dev.sockjs.spi.TransportProvider;
import dev.sockjs.testkit.WatchedContract;
import dev.sockjs.testkit.WatchfulPeer;

/** {@code websocket} as a server sees it. */
final class WebSocketWatchedTest implements WatchedContract {

  @Override
  public TransportProvider provider() {
    return new WebSocketProvider();
  }

  @Override
  public WatchfulPeer peer() {
    return WatchfulPeer.scripted();
  }
}
