package dev.sockjs.blackbox.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.ProxySettings;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The examples of {@code docs/proxies-and-balancers.md}, in its order. */
final class ProxiesExamplesTest {

  @Test
  void heartbeatTimeoutIsSet() {
    // begin example
    SockJsOptions raw =
        SockJsOptions.builder()
            .transports("websocket-raw")
            .heartbeatTimeout(Duration.ofSeconds(60))
            .build();
    // end example
    assertEquals(Duration.ofSeconds(60), raw.heartbeatTimeout().orElseThrow());
  }

  @Test
  void clientHasAProxy() {
    // begin example
    SockJsClient client =
        SockJsClient.builder()
            .proxy(
                ProxySettings.of(ProxySettings.Type.HTTP, "proxy.example.org", 3128)
                    .withCredentials("user", "password")
                    .withNoProxy("localhost", ".internal.example.org"))
            .build();
    // end example
    try (client) {
      assertTrue(client.transports().contains("websocket"));
    }
  }
}
