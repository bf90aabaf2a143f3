package dev.sockjs.blackbox.security;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.SockJsClient;
import dev.sockjs.blackbox.EachTransport;
import dev.sockjs.blackbox.ResourceSnapshot;
import dev.sockjs.testkit.tls.LoopbackTls;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** Handshakes that fail leave nothing behind. */
@Tag("load")
class FailedHandshakesTest {

  /** How many; {@code -Dsockjs.handshakes=1000} is the long run. */
  private static final int HANDSHAKES = Integer.getInteger("sockjs.handshakes", 50);

  /** What is made once, whatever the number of handshakes. */
  private static final int WARM_UP = 10;

  private static final long MOST_HEAP_BYTES = 16 << 20;

  /** These come and go as they are needed, and end after some seconds without work. */
  private static final String OTHERS = "sockjs-(worker|timer).*";

  private static final LoopbackTls ONE = LoopbackTls.create();
  private static final LoopbackTls ANOTHER = LoopbackTls.create();

  @EachTransport
  void threadsSocketsAndHeapStayAsTheyWere(String transport) {
    try (HandshakeOnlyServer server = HandshakeOnlyServer.start(ONE.server());
        SockJsClient client = SockJsClient.builder().sslContext(ANOTHER.client()).build()) {
      fail(WARM_UP, client, server, transport);
      ResourceSnapshot before = ResourceSnapshot.take();
      fail(HANDSHAKES, client, server, transport);
      before.assertNothingIsLeft(OTHERS);
      before.assertHeapHasGrownByAtMost(MOST_HEAP_BYTES);
    }
  }

  private static void fail(
      int times, SockJsClient client, HandshakeOnlyServer server, String transport) {
    for (int i = 0; i < times; i++) {
      TestConnection trial =
          TestConnection.connect(client, server.url(), TestConnection.withoutInfo(transport));
      assertEquals(2000, trial.awaitEnd().code());
      assertEquals(List.of(transport + " FAILED in TLS"), trial.tried());
    }
  }
}
