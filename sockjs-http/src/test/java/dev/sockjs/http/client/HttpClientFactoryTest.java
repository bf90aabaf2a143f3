package dev.sockjs.http.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.sockjs.testkit.contract.TestClientContext;
import dev.sockjs.testkit.server.ScriptedServer;
import dev.sockjs.testkit.tls.LoopbackTls;
import java.util.Collection;
import java.util.Optional;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpClientFactoryTest {

  private final LoopbackTls tls = LoopbackTls.create();
  private final TestClientContext context =
      TestClientContext.builder().sslContext(tls.client()).build();
  private final HttpClient client = HttpClientFactory.start(context, Optional.empty());

  @AfterEach
  void stop() {
    LifeCycle.stop(client);
    context.close();
  }

  /** Reading the platform's certificates takes longer than the rest of the start. */
  @Test
  void plainHttpDoesNotSetUpTls() throws Exception {
    try (ScriptedServer plain = ScriptedServer.start()) {
      plain.on("GET", "/info", x -> x.respond(200, "text/plain", "{}"));
      assertEquals(200, client.GET(plain.uri("/info")).getStatus());
    }
    assertEquals(0, startedTlsFactories());
  }

  @Test
  void firstTlsConnectionSetsUpTls() throws Exception {
    try (ScriptedServer secure = ScriptedServer.start(tls.server())) {
      secure.on("GET", "/info", x -> x.respond(200, "text/plain", "{}"));
      assertEquals(200, client.GET(secure.uri("/info")).getStatus());
    }
    assertEquals(1, startedTlsFactories());
  }

  /** Jetty may clear a pooled buffer while it holds the bytes of another session. */
  @Test
  void buffersAreNotPooled() {
    assertInstanceOf(ByteBufferPool.NonPooling.class, client.getByteBufferPool());
  }

  private long startedTlsFactories() {
    Collection<SslContextFactory.Client> all =
        client.getContainedBeans(SslContextFactory.Client.class);
    assertEquals(1, all.size());
    return all.stream().filter(LifeCycle::isStarted).count();
  }
}
