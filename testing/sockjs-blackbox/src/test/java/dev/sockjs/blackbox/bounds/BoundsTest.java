package dev.sockjs.blackbox.bounds;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.CloseEvent;
import dev.sockjs.SendBufferFullException;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsListener;
import dev.sockjs.blackbox.EachTransport;
import dev.sockjs.blackbox.reliability.WireFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** What a session holds at most, received and to be sent. */
class BoundsTest {

  private static final int MAX_BUFFERED = 256 << 10;
  private static final String MESSAGE = "x".repeat(1000);

  @EachTransport
  void aMessageMayBeAsLongAsTheBoundAndNoLonger(String transport) {
    WireFormat dialect = WireFormat.of(transport);
    List<String> frames = List.of(dialect.message(MESSAGE), dialect.message(MESSAGE + "x"));
    try (SessionServer server = SessionServer.of(transport, frames);
        TestSession session =
            TestSession.open(server.url(), TestSession.options(transport).maxMessageSize(1000))) {
      assertEquals(MESSAGE, session.listener.awaitMessage());
      CloseEvent end = session.listener.awaitClose();
      assertEquals(1009, end.code(), end::toString);
      assertFalse(end.wasClean());
    }
  }

  /** A hundred thousand of them are more than the buffers of two sockets hold. */
  @EachTransport
  void aPeerThatDoesNotReadFillsTheBufferAndNoMore(String transport) throws Exception {
    CountDownLatch writable = new CountDownLatch(1);
    AtomicInteger accepted = new AtomicInteger();
    try (SessionServer server = SessionServer.silent(transport).deaf();
        SockJsClient client = SockJsClient.create()) {
      SockJs sock =
          client.connect(
              server.url(),
              TestSession.options(transport).maxBufferedAmount(MAX_BUFFERED).build(),
              telling(writable));
      sock.opened().toCompletableFuture().get(TestSession.PATIENCE.toSeconds(), SECONDS);
      for (int i = 0; i < 100_000; i++) {
        accepted.addAndGet(sock.offer(MESSAGE) ? 1 : 0);
        assertTrue(sock.bufferedAmount() <= MAX_BUFFERED);
      }
      assertThrows(
          SendBufferFullException.class,
          () -> {
            while (true) {
              sock.send(MESSAGE);
              accepted.incrementAndGet();
            }
          });
      assertTrue(accepted.get() < 100_000);
      server.hear();
      assertTrue(writable.await(TestSession.PATIENCE.toSeconds(), SECONDS));
      sock.close();
      assertTrue(end(sock).wasClean());
      assertEquals(accepted.get(), server.heardMessages().size());
    }
  }

  private static SockJsListener telling(CountDownLatch writable) {
    return new SockJsListener() {
      @Override
      public void onMessage(SockJs sock, String message) {}

      @Override
      public void onWritable(SockJs sock) {
        writable.countDown();
      }
    };
  }

  private static CloseEvent end(SockJs sock) throws Exception {
    return sock.closed().toCompletableFuture().get(TestSession.PATIENCE.toSeconds(), SECONDS);
  }
}
