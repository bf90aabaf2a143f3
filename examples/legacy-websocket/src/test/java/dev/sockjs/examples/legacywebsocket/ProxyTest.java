package dev.sockjs.examples.legacywebsocket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.ProxySettings;
import dev.sockjs.ServerInfo;
import dev.sockjs.spi.TransportFactory;
import dev.sockjs.suite.websocket.ProxySuite;
import dev.sockjs.testkit.contract.TestClientContext;
import dev.sockjs.testkit.contract.TestTransportRequest;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Connects through HTTP proxies, and refuses all others. */
final class ProxyTest extends ProxySuite {

  ProxyTest() {
    super(Hybi10UnderTest.TRANSPORTS);
  }

  @Test
  @Override
  protected void connectsThroughASocks4Proxy() {
    assertRefused(ProxySettings.Type.SOCKS4);
  }

  @Test
  @Override
  protected void connectsThroughASocks5ProxyWithCredentials() {
    assertRefused(ProxySettings.Type.SOCKS5);
  }

  private static void assertRefused(ProxySettings.Type type) {
    ProxySettings proxy = ProxySettings.of(type, "127.0.0.1", 1080).withNoProxy("direct.invalid");
    try (TestClientContext client = TestClientContext.builder().proxy(proxy).build();
        TransportFactory factory = new Hybi10Provider().open(client)) {
      assertEquals(
          Optional.of("SOCKS proxies are not supported"),
          obstacle(factory, ServerInfo.defaults(), "http://server.invalid/echo"));
      assertEquals(
          Optional.empty(), obstacle(factory, ServerInfo.defaults(), "http://direct.invalid/echo"));
    }
  }

  private static Optional<String> obstacle(TransportFactory factory, ServerInfo info, String url) {
    return factory.eligibility(info, TestTransportRequest.to(URI.create(url)).build()).obstacle();
  }
}
