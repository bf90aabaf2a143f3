package dev.sockjs.transport.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.ProxySettings;
import dev.sockjs.ServerInfo;
import dev.sockjs.suite.websocket.ProxySuite;
import dev.sockjs.testkit.contract.TestClientContext;
import dev.sockjs.testkit.contract.TestTransportRequest;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Proxies, with a private container of Tyrus. */
final class ProxyTest extends ProxySuite {

  ProxyTest() {
    super(TyrusUnderTest.PRIVATE);
  }

  @Override
  @Test
  @Disabled("Tyrus has no SOCKS: see socksProxyIsAnObstacle")
  protected void connectsThroughASocks4Proxy() {}

  @Override
  @Test
  @Disabled("Tyrus has no SOCKS: see socksProxyIsAnObstacle")
  protected void connectsThroughASocks5ProxyWithCredentials() {}

  @ParameterizedTest
  @EnumSource(names = {"SOCKS4", "SOCKS5"})
  void socksProxyIsAnObstacle(ProxySettings.Type type) {
    ProxySettings socks = ProxySettings.of(type, "127.0.0.1", 1080).withNoProxy(".local");
    try (TestClientContext client = TestClientContext.builder().proxy(socks).build()) {
      assertEquals(
          Optional.of("WebSocket does not go through a " + type + " proxy"),
          obstacle(client, "http://server.invalid/echo"));
      assertEquals(Optional.empty(), obstacle(client, "http://printer.local/echo"));
    }
  }

  private Optional<String> obstacle(TestClientContext client, String baseUrl) {
    return transports()
        .sockJs()
        .open(client)
        .eligibility(ServerInfo.defaults(), TestTransportRequest.to(URI.create(baseUrl)).build())
        .obstacle();
  }
}
