package dev.sockjs.transport.websocket.jetty.connection;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sockjs.spi.Framing;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;
import org.jspecify.annotations.Nullable;

/** The sending half of a connection: batches, one at a time, and the replies to PINGs. */
final class Sender {

  private final Framing framing;
  private final Consumer<Throwable> onFailure;

  private volatile CompletableFuture<Void> sending = CompletableFuture.completedFuture(null);
  private volatile boolean stopped;

  /** Guards the fields below. */
  private final Object pongs = new Object();

  private boolean pongInFlight;
  private @Nullable ByteBuffer nextPong;

  /**
   * @param onFailure receives the failure of a batch; its stage fails when {@link #stop} is called
   */
  Sender(Framing framing, Consumer<Throwable> onFailure) {
    this.framing = framing;
    this.onFailure = onFailure;
  }

  CompletionStage<Void> send(List<String> batch, CoreSession session) {
    CompletableFuture<Void> sent = new CompletableFuture<>();
    sending = sent;
    if (stopped) {
      stop();
      return sent;
    }
    List<String> messages = framing.encode(batch);
    for (int i = 0; i < messages.size() - 1; i++) {
      session.sendFrame(text(messages.get(i)), Callback.from(() -> {}, onFailure), true);
    }
    session.sendFrame(
        text(messages.get(messages.size() - 1)),
        Callback.from(() -> sent.complete(null), onFailure),
        false);
    return sent;
  }

  private static Frame text(String message) {
    return new Frame(OpCode.TEXT, ByteBuffer.wrap(message.getBytes(UTF_8)));
  }

  /** Fails the batch in flight, and all that follow. */
  void stop() {
    stopped = true;
    sending.completeExceptionally(new IOException("The WebSocket is closed"));
  }

  void ping(CoreSession session) {
    session.sendFrame(new Frame(OpCode.PING), Callback.NOOP, false);
  }

  /**
   * Replies to a PING. At most one reply waits, for the latest PING (RFC 6455, section 5.5.3), so a
   * peer that sends PINGs and does not read cannot make us hold more.
   */
  void pong(ByteBuffer payload, CoreSession session) {
    synchronized (pongs) {
      if (pongInFlight) {
        nextPong = payload;
        return;
      }
      pongInFlight = true;
    }
    sendPong(payload, session);
  }

  private void sendPong(ByteBuffer payload, CoreSession session) {
    session.sendFrame(
        new Frame(OpCode.PONG, payload), Callback.from(() -> pongSent(session)), false);
  }

  private void pongSent(CoreSession session) {
    ByteBuffer next;
    synchronized (pongs) {
      next = nextPong;
      nextPong = null;
      pongInFlight = next != null;
    }
    if (next != null) {
      sendPong(next, session);
    }
  }
}
