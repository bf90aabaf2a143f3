package dev.sockjs.examples.legacywebsocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.ServerInfo;
import dev.sockjs.SockJsClient;
import dev.sockjs.spi.TransportFactory;
import dev.sockjs.spi.TransportProvider;
import dev.sockjs.testkit.contract.TestClientContext;
import dev.sockjs.testkit.contract.TestTransportRequest;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The descriptions of the transports, and when they are used. */
final class ProviderTest {

  @Test
  void clientDiscoversBothTransports() {
    try (SockJsClient client = SockJsClient.create()) {
      List<String> names = List.of("websocket-hybi-10", "websocket-hixie-76");
      assertEquals(names, client.transports().stream().filter(names::contains).toList());
    }
  }

  @Test
  void transportsAreTriedOnlyByName() {
    for (TransportProvider provider : List.of(new Hybi10Provider(), new Hixie76Provider())) {
      assertTrue(provider.onlyByName(), provider.name());
    }
  }

  @Test
  void serverWithoutWebSocketIsRefused() {
    ServerInfo info = ServerInfo.defaults().withWebsocket(false);
    URI url = URI.create("http://server.invalid/echo");
    try (TestClientContext client = TestClientContext.create();
        TransportFactory factory = new Hixie76Provider().open(client)) {
      assertEquals(
          Optional.of("The server offers no WebSocket"),
          factory.eligibility(info, TestTransportRequest.to(url).build()).obstacle());
    }
  }
}
