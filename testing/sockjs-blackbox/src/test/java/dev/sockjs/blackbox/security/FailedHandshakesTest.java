package dev.sockjs.blackbox.security;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.SockJsClient;
import dev.sockjs.blackbox.EachTransport;
import dev.sockjs.blackbox.ResourceSnapshot;
import dev.sockjs.testkit.tls.LoopbackTls;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** Failed TLS handshakes leave no thread, no socket and no memory in use. */
@Tag("load")
@Tag("long")
class FailedHandshakesTest {

  /** The number of handshakes. The profile {@code thorough} does 50, and the long run 1000. */
  private static final int HANDSHAKES = Integer.getInteger("sockjs.handshakes", 10);

  /** Enough to load all classes and to fill pools and caches. */
  private static final int WARM_UP = Math.min(10, HANDSHAKES / 2);

  private static final long MAX_HEAP_GROWTH_BYTES = 16 << 20;

  /** Threads of pools, which end after some seconds without work. */
  private static final String POOL_THREADS = "sockjs-(worker|timer).*";

  private static final LoopbackTls SERVER = LoopbackTls.create();
  private static final LoopbackTls OTHER_AUTHORITY = LoopbackTls.create();

  @EachTransport
  void failedHandshakesLeaveNoThreadSocketOrHeap(String transport) {
    try (HandshakeOnlyServer server = HandshakeOnlyServer.start(SERVER.server());
        SockJsClient client = SockJsClient.builder().sslContext(OTHER_AUTHORITY.client()).build()) {
      fail(WARM_UP, client, server, transport);
      ResourceSnapshot before = ResourceSnapshot.take();
      fail(HANDSHAKES, client, server, transport);
      before.assertNothingIsLeft(POOL_THREADS);
      before.assertHeapHasGrownByAtMost(MAX_HEAP_GROWTH_BYTES);
    }
  }

  private static void fail(
      int times, SockJsClient client, HandshakeOnlyServer server, String transport) {
    for (int i = 0; i < times; i++) {
      TestConnection connection =
          TestConnection.connect(client, server.url(), TestConnection.withoutInfo(transport));
      assertEquals(2000, connection.awaitEnd().code());
      assertEquals(List.of(transport + " FAILED in TLS"), connection.attemptTexts());
    }
  }
}
