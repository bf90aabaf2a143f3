package dev.sockjs.examples.legacywebsocket;

import dev.sockjs.spi.TransportProvider;
import dev.sockjs.testkit.contract.ObservedContract;
import dev.sockjs.testkit.contract.ObservingServer;
import dev.sockjs.testkit.server.Exchange;
import java.io.IOException;

/** {@code websocket-hixie-76} as a server observes it. */
final class Hixie76ObservedTest implements ObservedContract {

  @Override
  public TransportProvider provider() {
    return new Hixie76Provider();
  }

  @Override
  public ObservingServer observingServer() {
    return ObservingServer.scripted("GET", "websocket", Hixie76ObservedTest::play);
  }

  private static void play(Exchange exchange, String open) throws IOException {
    Hixie76Peer peer = Hixie76Peer.accept(exchange);
    if (!open.isEmpty()) {
      peer.text(open);
    }
    peer.echoClose();
  }
}
