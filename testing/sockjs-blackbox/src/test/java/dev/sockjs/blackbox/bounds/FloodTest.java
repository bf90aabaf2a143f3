package dev.sockjs.blackbox.bounds;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.CloseEvent;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsListener;
import dev.sockjs.blackbox.EachTransport;
import dev.sockjs.blackbox.ResourceSnapshot;
import dev.sockjs.blackbox.reliability.WireFormat;
import dev.sockjs.transport.websocket.WebSocketTransports;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that sends faster than anyone listens, and does not wait for anybody. */
@Tag("load")
class FloodTest {

  private static final int MESSAGE_UNITS = 32 << 10;

  /** How much a server sends; {@code -Dsockjs.flood.mebibytes=1024} is the long run. */
  private static final long MESSAGES =
      Long.getLong("sockjs.flood.mebibytes", 64) * (1 << 20) / MESSAGE_UNITS;

  /** 16 Mi units: most of it is what Linux lets the buffers of two sockets grow to. */
  private static final long MOST_UNDER_WAY = (16 << 20) / MESSAGE_UNITS;

  private static final long MOST_HEAP_BYTES = 64 << 20;

  /** How many of the shortest; {@code -Dsockjs.flood.frames=10000000} is the long run. */
  private static final long FRAMES = Long.getLong("sockjs.flood.frames", 20_000);

  private final CountDownLatch free = new CountDownLatch(1);

  @EachTransport
  void aSlowListenerStopsTheReadingAndMissesNothing(String transport) throws Exception {
    Flood flood = flood(transport);
    ResourceSnapshot before = ResourceSnapshot.now();
    try (SessionServer server = new SessionServer(transport, flood);
        SockJsClient client = SockJsClient.create()) {
      SockJs sock =
          client.connect(
              server.url(),
              TestSession.options(transport).maxMessageSize(MESSAGE_UNITS).build(),
              whenFree(flood));
      flood.awaitStandstill();
      before.assertHeapHasGrownBy(MOST_HEAP_BYTES);
      free.countDown();
      flood.awaitAllHeard();
      flood.assertNeverUnderWay(MOST_UNDER_WAY);
      sock.close();
      assertEquals("1000 \"Normal closure\" (clean)", TestSession.told(end(sock)));
    }
  }

  /** To block its few threads would hold up everybody else's connections. */
  @ParameterizedTest
  @ValueSource(strings = {"websocket", "websocket-raw"})
  void theSharedContainerEndsTheSessionInstead(String transport) throws Exception {
    Flood flood = flood(transport);
    try (SessionServer server = new SessionServer(transport, flood);
        SockJsClient client = SockJsClient.create()) {
      SockJs sock =
          client.connect(
              server.url(),
              TestSession.options(transport)
                  .maxMessageSize(MESSAGE_UNITS)
                  .transportOption(WebSocketTransports.SHARED_CONTAINER, true)
                  .build(),
              whenFree(flood));
      flood.awaitStandstill();
      free.countDown();
      assertEquals(1008, end(sock).code());
      flood.assertNeverUnderWay(MOST_UNDER_WAY);
    }
  }

  @EachTransport
  void tinyFramesAreTakenOneByOne(String transport) throws Exception {
    Flood flood = new Flood(WireFormat.of(transport).message(""), FRAMES);
    try (SessionServer server = new SessionServer(transport, flood);
        SockJsClient client = SockJsClient.create()) {
      SockJs sock =
          client.connect(
              server.url(),
              TestSession.options(transport).build(),
              (sender, message) -> flood.heard());
      flood.awaitAllHeard();
      sock.close();
      assertTrue(end(sock).wasClean());
    }
  }

  private static Flood flood(String transport) {
    return new Flood(WireFormat.of(transport).message("x".repeat(MESSAGE_UNITS)), MESSAGES);
  }

  private SockJsListener whenFree(Flood flood) {
    return (sock, message) -> {
      try {
        free.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      flood.heard();
    };
  }

  private static CloseEvent end(SockJs sock) throws Exception {
    return sock.closed().toCompletableFuture().get(TestSession.PATIENCE.toSeconds(), SECONDS);
  }
}
