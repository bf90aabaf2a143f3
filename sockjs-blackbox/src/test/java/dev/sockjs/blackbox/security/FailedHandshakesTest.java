package dev.sockjs.blackbox.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.sockjs.SockJsClient;
import dev.sockjs.testkit.LoopbackTls;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Handshakes that fail leave nothing behind. With {@code -Dsockjs.handshakes=1000} it makes that
 * many for each kind of transport, in place of 100.
 */
@Tag("load")
class FailedHandshakesTest {

  private static final int HANDSHAKES = Integer.getInteger("sockjs.handshakes", 100);

  /** What is made once, whatever the number of handshakes. */
  private static final int WARM_UP = 10;

  private static final int SPARE = 20;
  private static final long PATIENCE_NANOS = 30_000_000_000L;

  private final LoopbackTls untrusted = LoopbackTls.create();

  @Test
  void threadsAndSocketsStayWhatTheyWere() {
    try (BareTls server = BareTls.start(untrusted.server());
        SockJsClient client =
            SockJsClient.builder().sslContext(LoopbackTls.create().client()).build()) {
      for (String transport : List.of("websocket", "xhr-streaming", "xhr-polling")) {
        fail(WARM_UP, client, server, transport);
        long threads = threads();
        long descriptors = descriptors();
        fail(HANDSHAKES, client, server, transport);
        assertNoMoreThan(threads + SPARE, FailedHandshakesTest::threads, transport + ": threads");
        assertNoMoreThan(
            descriptors + SPARE, FailedHandshakesTest::descriptors, transport + ": descriptors");
      }
    }
  }

  private static void fail(int times, SockJsClient client, BareTls server, String transport) {
    for (int i = 0; i < times; i++) {
      Trial trial = Trial.connect(client, server.url(), Trial.withoutInfo(transport));
      assertEquals(2000, trial.awaitEnd().code());
      assertEquals(List.of(transport + " FAILED in TLS"), trial.tried());
    }
  }

  private static long threads() {
    return ManagementFactory.getThreadMXBean().getThreadCount();
  }

  private static long descriptors() {
    return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getOpenFileDescriptorCount();
  }

  private static void assertNoMoreThan(long most, LongSupplier count, String what) {
    long begin = System.nanoTime();
    while (count.getAsLong() > most && System.nanoTime() - begin < PATIENCE_NANOS) {
      Thread.onSpinWait();
    }
    long last = count.getAsLong();
    assertTrue(last <= most, () -> what + ": " + last + ", more than " + most);
  }
}
