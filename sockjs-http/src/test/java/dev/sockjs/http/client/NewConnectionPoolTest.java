package dev.sockjs.http.client;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.sockjs.testkit.contract.TestClientContext;
import org.eclipse.jetty.client.Origin;
import org.eclipse.jetty.client.transport.HttpDestination;
import org.junit.jupiter.api.Test;

/** Jetty removes connection pools that were not used for a while, but none that is new. */
class NewConnectionPoolTest {

  @Test
  void newPoolIsKeptUntilItsFirstUse() {
    try (TestClientContext context = TestClientContext.builder().build()) {
      HttpDestination made =
          (HttpDestination)
              TransportHttpClient.of(context)
                  .httpClient()
                  .resolveDestination(new Origin("http", "127.0.0.1", 1));
      assertFalse(made.sweep());
    }
  }
}
