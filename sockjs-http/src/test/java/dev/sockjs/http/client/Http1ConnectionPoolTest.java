package dev.sockjs.http.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.testkit.contract.TestClientContext;
import dev.sockjs.testkit.tls.LoopbackTls;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.util.component.LifeCycle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Connections that no request waits for. */
class Http1ConnectionPoolTest {

  private static final int TIMEOUT_MILLIS = 10_000;

  private final LoopbackTls tls = LoopbackTls.create();
  private final TestClientContext context =
      TestClientContext.builder().sslContext(tls.client()).build();
  private final HttpClient client = HttpClientFactory.start(context, Optional.empty());

  @AfterEach
  void stop() {
    LifeCycle.stop(client);
    context.close();
  }

  /** The handshake of the server ends only when that of the client has ended too. */
  @Test
  void connectionHasItsHandshakeAtOnceAndIsClosedWithoutARequest() throws Exception {
    try (ServerSocket server =
        tls.server()
            .getServerSocketFactory()
            .createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      server.setSoTimeout(TIMEOUT_MILLIS);
      URI url = URI.create("https://127.0.0.1:" + server.getLocalPort() + "/info");
      client
          .resolveDestination(client.newRequest(url))
          .getConnectionPool()
          .preCreateConnections(1)
          .get();
      try (SSLSocket accepted = (SSLSocket) server.accept()) {
        accepted.setSoTimeout(TIMEOUT_MILLIS);
        accepted.startHandshake();
        assertEquals(-1, accepted.getInputStream().read());
      }
    }
  }
}
