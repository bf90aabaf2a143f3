package dev.sockjs.transport.websocket.jetty.connection;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sockjs.spi.Framing;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;
import org.jspecify.annotations.Nullable;

/** The sending half of a connection: batches, one at a time, and the replies to PINGs. */
final class Sender {

  /**
   * Batches that follow each other faster than this form a burst. It takes about as long to wake
   * the thread that goes on with the next batch.
   */
  static final long BURST_NANOS = 50_000;

  private final Framing framing;
  private final Executor afterEvent;
  private final LongSupplier nanoTime;
  private final Consumer<Throwable> onFailure;

  /** When the last batch was passed on. The engine waits for one before it passes on the next. */
  private volatile long lastBatch;

  private volatile CompletableFuture<Void> sending = CompletableFuture.completedFuture(null);
  private volatile boolean stopped;

  /** Guards the fields below. */
  private final Object pongs = new Object();

  private boolean pongInFlight;
  private @Nullable ByteBuffer nextPong;

  /**
   * @param afterEvent runs a task after the event that the calling thread is handling, or on
   *     another thread
   * @param onFailure receives the failure of a batch; its stage fails when {@link #stop} is called
   */
  Sender(
      Framing framing, Executor afterEvent, LongSupplier nanoTime, Consumer<Throwable> onFailure) {
    this.framing = framing;
    this.afterEvent = afterEvent;
    this.nanoTime = nanoTime;
    this.onFailure = onFailure;
    this.lastBatch = nanoTime.getAsLong() - BURST_NANOS;
  }

  /**
   * Writes a batch at once. In a burst, the stage completes after the event that this thread is
   * handling, or on another thread, so that the messages of the burst form the next batch: one
   * frame and one write instead of many.
   */
  CompletionStage<Void> send(List<String> batch, CoreSession session) {
    CompletableFuture<Void> sent = new CompletableFuture<>();
    sending = sent;
    if (stopped) {
      stop();
      return sent;
    }
    Runnable complete = () -> sent.complete(null);
    Runnable onSent = isBurst() ? () -> afterEvent.execute(complete) : complete;
    List<String> messages = framing.encode(batch);
    for (int i = 0; i < messages.size() - 1; i++) {
      session.sendFrame(text(messages.get(i)), Callback.from(() -> {}, onFailure), true);
    }
    session.sendFrame(
        text(messages.get(messages.size() - 1)), Callback.from(onSent, onFailure), false);
    return sent;
  }

  private boolean isBurst() {
    long now = nanoTime.getAsLong();
    boolean burst = now - lastBatch < BURST_NANOS;
    lastBatch = now;
    return burst;
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
