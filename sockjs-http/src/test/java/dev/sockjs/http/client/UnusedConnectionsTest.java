package dev.sockjs.http.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.fixtures.FaultInjection;
import dev.sockjs.fixtures.FaultProxy;
import dev.sockjs.testkit.contract.TestClientContext;
import dev.sockjs.testkit.server.ScriptedServer;
import dev.sockjs.testkit.tls.LoopbackTls;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.jetty.client.ConnectionPool;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.component.LifeCycle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A pooled connection that the peer has closed or reset is never used for a request. */
class UnusedConnectionsTest {

  /** Less than the idle timeout, after which the connection would leave the pool anyway. */
  private static final long TIMEOUT_SECONDS = 3;

  private final LoopbackTls tls = LoopbackTls.create();
  private final TestClientContext context =
      TestClientContext.builder().sslContext(tls.client()).build();
  private final HttpClient client = HttpClientFactory.start(context, Optional.empty());
  private final CountDownLatch closed = new CountDownLatch(1);

  @BeforeEach
  void listenForClosedConnections() {
    client.addBean(
        new Connection.Listener() {
          @Override
          public void onClosed(Connection connection) {
            closed.countDown();
          }
        });
  }

  @AfterEach
  void stop() {
    LifeCycle.stop(client);
    context.close();
  }

  static Stream<Consumer<FaultProxy>> ends() {
    return Stream.of(FaultProxy::finAll, FaultProxy::resetAll);
  }

  @ParameterizedTest
  @MethodSource("ends")
  void connectionLeavesThePoolAfterResponse(Consumer<FaultProxy> end) throws Exception {
    try (ScriptedServer server = ScriptedServer.start()) {
      testAfterResponse(server, "http", end);
    }
  }

  @ParameterizedTest
  @MethodSource("ends")
  void tlsConnectionLeavesThePoolAfterResponse(Consumer<FaultProxy> end) throws Exception {
    try (ScriptedServer server = ScriptedServer.start(tls.server())) {
      testAfterResponse(server, "https", end);
    }
  }

  /** Jetty opens one connection too many if a connection ends while a request waits for another. */
  @ParameterizedTest
  @MethodSource("ends")
  void connectionLeavesThePoolBeforeItsFirstRequest(Consumer<FaultProxy> end) throws Exception {
    try (ScriptedServer server = ScriptedServer.start();
        FaultProxy proxy = FaultProxy.start(server.port())) {
      CountDownLatch accepted = new CountDownLatch(1);
      proxy.faults(
          number -> {
            accepted.countDown();
            return FaultInjection.none();
          });
      ConnectionPool pool = pool(client.newRequest(proxy.uri("/info")));
      pool.preCreateConnections(1).get();
      accepted.await();
      assertLeavesThePool(pool, proxy, end);
    }
  }

  private void testAfterResponse(ScriptedServer server, String scheme, Consumer<FaultProxy> end)
      throws Exception {
    server.on("GET", "/info", x -> x.respond(200, "text/plain", "{}"));
    try (FaultProxy proxy = FaultProxy.start(server.port())) {
      URI info = URI.create(scheme + "://127.0.0.1:" + proxy.port() + "/info");
      assertEquals(200, client.GET(info).getStatus());
      assertLeavesThePool(pool(client.newRequest(info)), proxy, end);
      assertEquals(200, client.GET(info).getStatus());
    }
  }

  private ConnectionPool pool(Request request) {
    return client.resolveDestination(request).getConnectionPool();
  }

  private void assertLeavesThePool(ConnectionPool pool, FaultProxy proxy, Consumer<FaultProxy> end)
      throws InterruptedException {
    assertFalse(pool.isEmpty());
    end.accept(proxy);
    assertTrue(closed.await(TIMEOUT_SECONDS, TimeUnit.SECONDS), "still open");
    assertTrue(pool.isEmpty(), "still in the pool");
  }
}
