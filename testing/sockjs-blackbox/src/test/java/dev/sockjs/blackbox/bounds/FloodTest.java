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
import org.junit.jupiter.params.provider.FieldSource;

/** A server that sends faster than the listener reads. */
@Tag("load")
@Tag("long")
class FloodTest {

  private static final int MESSAGE_UNITS = 32 << 10;

  /**
   * The volume that the server sends. The profile {@code thorough} sends 64 MiB, the long run 1
   * GiB.
   */
  private static final long MESSAGES =
      Long.getLong("sockjs.flood.mebibytes", 24) * (1 << 20) / MESSAGE_UNITS;

  /** 16 Mi units; the buffers of two sockets, as large as Linux makes them, are most of it. */
  private static final long MAX_IN_FLIGHT = (16 << 20) / MESSAGE_UNITS;

  private static final long MAX_HEAP_GROWTH_BYTES = 64 << 20;

  /**
   * The number of empty messages. The profile {@code thorough} sends 20 000, the long run 10
   * million.
   */
  private static final long FRAMES = Long.getLong("sockjs.flood.frames", 2_000);

  private final CountDownLatch released = new CountDownLatch(1);

  @EachTransport
  void slowListenerStopsTheReadingAndMissesNoMessage(String transport) throws Exception {
    Flood flood = flood(transport);
    ResourceSnapshot before = ResourceSnapshot.take();
    try (SessionServer server = new SessionServer(transport, flood);
        SockJsClient client = SockJsClient.create()) {
      SockJs sock =
          client.connect(
              server.url(),
              TestSession.options(transport).maxMessageSize(MESSAGE_UNITS).build(),
              blockedListener(flood));
      flood.awaitStandstill();
      before.assertHeapHasGrownByAtMost(MAX_HEAP_GROWTH_BYTES);
      released.countDown();
      flood.awaitAllReceived();
      flood.assertNeverInFlight(MAX_IN_FLIGHT);
      sock.close();
      assertEquals("1000 \"Normal closure\" (clean)", TestSession.describe(awaitEnd(sock)));
    }
  }

  /** Blocking its few threads would stop all other connections of the container. */
  @ParameterizedTest
  @FieldSource("dev.sockjs.blackbox.Transports#ON_TYRUS")
  void sharedContainerEndsTheSessionOfASlowListener(String transport) throws Exception {
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
              blockedListener(flood));
      flood.awaitStandstill();
      released.countDown();
      assertEquals(1008, awaitEnd(sock).code());
      flood.assertNeverInFlight(MAX_IN_FLIGHT);
    }
  }

  @EachTransport
  void emptyMessagesInOneFrameEachAllArrive(String transport) throws Exception {
    Flood flood = new Flood(WireFormat.of(transport).message(""), FRAMES);
    try (SessionServer server = new SessionServer(transport, flood);
        SockJsClient client = SockJsClient.create()) {
      SockJs sock =
          client.connect(
              server.url(),
              TestSession.options(transport).build(),
              (sender, message) -> flood.received());
      flood.awaitAllReceived();
      sock.close();
      assertTrue(awaitEnd(sock).wasClean());
    }
  }

  private static Flood flood(String transport) {
    return new Flood(WireFormat.of(transport).message("x".repeat(MESSAGE_UNITS)), MESSAGES);
  }

  private SockJsListener blockedListener(Flood flood) {
    return (sock, message) -> {
      try {
        released.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      flood.received();
    };
  }

  private static CloseEvent awaitEnd(SockJs sock) throws Exception {
    return sock.closed().toCompletableFuture().get(TestSession.TIMEOUT.toSeconds(), SECONDS);
  }
}
