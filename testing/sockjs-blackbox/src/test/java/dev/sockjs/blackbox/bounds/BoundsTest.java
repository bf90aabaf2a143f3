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

/** The bounds of a session for received messages and for messages to send. */
class BoundsTest {

  private static final int MAX_BUFFERED = 256 << 10;
  private static final String MESSAGE = "x".repeat(1000);

  @EachTransport
  void messageOfMaxMessageSizeArrivesAndALongerOneEndsTheSession(String transport) {
    WireFormat format = WireFormat.of(transport);
    List<String> frames = List.of(format.message(MESSAGE), format.message(MESSAGE + "x"));
    try (SessionServer server = SessionServer.sending(transport, frames);
        TestSession session =
            TestSession.open(server.url(), TestSession.options(transport).maxMessageSize(1000))) {
      assertEquals(MESSAGE, session.listener.awaitMessage());
      CloseEvent end = session.listener.awaitClose();
      assertEquals(1009, end.code(), end::toString);
      assertFalse(end.wasClean());
    }
  }

  /** 100 000 messages are more than the buffers of two sockets hold. */
  @EachTransport
  void serverThatDoesNotReadFillsTheSendBufferToItsBound(String transport) throws Exception {
    CountDownLatch writable = new CountDownLatch(1);
    AtomicInteger accepted = new AtomicInteger();
    try (SessionServer server = SessionServer.silent(transport).stopReading();
        SockJsClient client = SockJsClient.create()) {
      SockJs sock =
          client.connect(
              server.url(),
              TestSession.options(transport).maxBufferedAmount(MAX_BUFFERED).build(),
              countingDownWhenWritable(writable));
      sock.opened().toCompletableFuture().get(TestSession.TIMEOUT.toSeconds(), SECONDS);
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
      server.resumeReading();
      assertTrue(writable.await(TestSession.TIMEOUT.toSeconds(), SECONDS));
      sock.close();
      assertTrue(awaitEnd(sock).wasClean());
      assertEquals(accepted.get(), server.receivedMessages().size());
    }
  }

  private static SockJsListener countingDownWhenWritable(CountDownLatch writable) {
    return new SockJsListener() {
      @Override
      public void onMessage(SockJs sock, String message) {}

      @Override
      public void onWritable(SockJs sock) {
        writable.countDown();
      }
    };
  }

  private static CloseEvent awaitEnd(SockJs sock) throws Exception {
    return sock.closed().toCompletableFuture().get(TestSession.TIMEOUT.toSeconds(), SECONDS);
  }
}
