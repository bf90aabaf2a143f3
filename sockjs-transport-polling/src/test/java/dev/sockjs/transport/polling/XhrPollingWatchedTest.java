package dev.sockjs.transport.polling;

import dev.sockjs.spi.TransportProvider;
import dev.sockjs.testkit.WatchedContract;
import dev.sockjs.testkit.WatchfulPeer;

class XhrPollingWatchedTest implements WatchedContract {

  @Override
  public TransportProvider provider() {
    return PollingTransports.all().get(0);
  }

  @Override
  public WatchfulPeer peer() {
    return WatchfulPeer.scripted();
  }
}
