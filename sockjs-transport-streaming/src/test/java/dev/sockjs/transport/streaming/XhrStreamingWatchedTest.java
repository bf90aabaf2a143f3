package dev.sockjs.transport.streaming;

import dev.sockjs.spi.TransportProvider;
import dev.sockjs.testkit.WatchedContract;
import dev.sockjs.testkit.WatchfulPeer;

class XhrStreamingWatchedTest implements WatchedContract {

  @Override
  public TransportProvider provider() {
    return StreamingTransports.all().get(0);
  }

  @Override
  public WatchfulPeer peer() {
    return WatchfulPeer.scripted();
  }
}
