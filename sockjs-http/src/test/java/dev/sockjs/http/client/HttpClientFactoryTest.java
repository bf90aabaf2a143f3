package dev.sockjs.http.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.sockjs.testkit.contract.TestClientContext;
import dev.sockjs.testkit.server.ScriptedServer;
import dev.sockjs.testkit.tls.LoopbackTls;
import java.util.Collection;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.util.SocketAddressResolver;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpClientFactoryTest {

  private final LoopbackTls tls = LoopbackTls.create();
  private final TestClientContext context =
      TestClientContext.builder().sslContext(tls.client()).build();
  private final HttpClient client = HttpClientFactory.start(context);

  @AfterEach
  void stop() {
    LifeCycle.stop(client);
    context.close();
  }

  /** Reading the platform's certificates takes longer than all else that happens at a start. */
  @Test
  void plainHttpDoesNotSetUpTls() throws Exception {
    try (ScriptedServer plain = ScriptedServer.start()) {
      plain.on("GET", "/info", x -> x.respond(200, "text/plain", "{}"));
      assertEquals(200, client.GET(plain.uri("/info")).getStatus());
    }
    assertEquals(0, tlsSetUp());
  }

  @Test
  void theFirstConnectionThatNeedsTlsSetsItUp() throws Exception {
    try (ScriptedServer secure = ScriptedServer.start(tls.server())) {
      secure.on("GET", "/info", x -> x.respond(200, "text/plain", "{}"));
      assertEquals(200, client.GET(secure.uri("/info")).getStatus());
    }
    assertEquals(1, tlsSetUp());
  }

  /** A pooled one may be emptied while it holds what another session is to receive. */
  @Test
  void noBufferIsUsedTwice() {
    assertInstanceOf(ByteBufferPool.NonPooling.class, client.getByteBufferPool());
  }

  /** A timer is refused while the client is stopped, and the thread that wants it dies of that. */
  @Test
  void aLookupNeedsNoTimer() {
    SocketAddressResolver lookups = client.getSocketAddressResolver();
    assertEquals(0, assertInstanceOf(SocketAddressResolver.Async.class, lookups).getTimeout());
  }

  private long tlsSetUp() {
    Collection<SslContextFactory.Client> all =
        client.getContainedBeans(SslContextFactory.Client.class);
    assertEquals(1, all.size());
    return all.stream().filter(LifeCycle::isStarted).count();
  }
}
