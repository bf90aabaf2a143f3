package dev.sockjs.transport.websocket.jetty;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.spi.HandshakeDetails;
import dev.sockjs.spi.Transport;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.spi.TransportListener;
import dev.sockjs.testkit.contract.TestClientContext;
import dev.sockjs.testkit.contract.TestTransportRequest;
import dev.sockjs.testkit.server.Exchange;
import dev.sockjs.testkit.server.ScriptedServer;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Bytes that arrive together with the response to the upgrade. */
final class FirstReadTest {

  private static final long TIMEOUT_SECONDS = 30;

  /** RFC 6455, section 5.2: the last frame of a message, which is text. */
  private static final byte FIN_TEXT = (byte) 0x81;

  /** The part that the operating system takes before the client reads on. */
  private static final int FIRST_PART = 32 << 10;

  private final String message = "x".repeat(256 << 10);
  private final CountDownLatch opened = new CountDownLatch(1);
  private final CountDownLatch sent = new CountDownLatch(1);

  /** Jetty makes a buffer for those bytes, and would go on reading into that small buffer. */
  @Test
  void theyDoNotMakeLaterReadsSmall() throws Exception {
    try (ScriptedServer server = ScriptedServer.start().on("GET", "/websocket", this::serve);
        TestClientContext client = TestClientContext.create()) {
      Listener listener = new Listener();
      Transport transport =
          JettyWebSocketTransports.all()
              .get(0)
              .open(client)
              .connect(TestTransportRequest.to(server.uri("/echo")).build(), listener);
      transport.request(Long.MAX_VALUE);
      assertEquals(message, listener.last.get(TIMEOUT_SECONDS, TimeUnit.SECONDS));
      int reads = listener.reads.get();
      assertTrue(reads < message.length() / 100, "Reads: " + reads);
      transport.abort();
    }
  }

  private void serve(Exchange exchange) throws Exception {
    byte[] head = switchingProtocols(exchange).getBytes(US_ASCII);
    exchange.raw(
        ByteBuffer.allocate(head.length + 3).put(head).put(new byte[] {FIN_TEXT, 1, 'o'}).array());
    assertTrue(opened.await(TIMEOUT_SECONDS, TimeUnit.SECONDS));
    exchange.raw(
        ByteBuffer.allocate(10).put(FIN_TEXT).put((byte) 127).putLong(message.length()).array());
    exchange.raw(message.substring(0, FIRST_PART));
    sent.countDown();
    exchange.raw(message.substring(FIRST_PART));
    exchange.silence();
  }

  private static String switchingProtocols(Exchange exchange) throws Exception {
    String key = exchange.request().header("Sec-WebSocket-Key").orElseThrow();
    byte[] accept =
        MessageDigest.getInstance("SHA-1")
            .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(US_ASCII));
    return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        + "Sec-WebSocket-Accept: "
        + Base64.getEncoder().encodeToString(accept)
        + "\r\n\r\n";
  }

  /** Keeps the client from reading on after the first frame until there is more to read. */
  private final class Listener implements TransportListener {

    private final AtomicInteger reads = new AtomicInteger();
    private final CompletableFuture<String> last = new CompletableFuture<>();

    @Override
    public void connected(HandshakeDetails details) {}

    @Override
    public boolean frame(String text) {
      if (text.equals("o")) {
        opened.countDown();
        try {
          assertTrue(sent.await(TIMEOUT_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        }
      } else {
        last.complete(text);
      }
      return true;
    }

    @Override
    public void activity() {
      reads.incrementAndGet();
    }

    @Override
    public void end(TransportEnd end) {
      last.completeExceptionally(new AssertionError(end));
    }
  }
}
