package dev.sockjs.core.session;

import dev.sockjs.SendBufferFullException;
import dev.sockjs.SockJsOptions;
import dev.sockjs.core.codec.MessageQuoter;
import dev.sockjs.core.codec.Utf8;
import dev.sockjs.core.concurrent.SerialExecutor;
import dev.sockjs.core.connect.AttemptConnection;
import dev.sockjs.spi.Framing;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The sending half of a session. Messages are quoted on the thread that calls {@code send()},
 * queued within a bound, and passed to the transport in batches, one at a time; what is sent while
 * a batch is in flight forms the next one.
 */
final class MessageSender {

  /** Receives the events of the sender, on the session's serial executor. */
  interface Listener {

    /** There are messages to send: call {@link MessageSender#flush} when there is a connection. */
    void flush();

    /** Everything that was accepted has been sent. */
    void drained();

    /** A message was refused before, and there is room again. */
    void writable();

    /** The transport could not send a batch. */
    void sendFailed(AttemptConnection connection, Throwable cause);
  }

  private final SerialExecutor serial;
  private final Listener listener;
  private final long maxBytes;
  private final SendQueue queue;
  private final AtomicBoolean flushScheduled = new AtomicBoolean();
  private volatile Framing framing = Framing.SOCKJS;

  MessageSender(SerialExecutor serial, Listener listener, SockJsOptions options) {
    this.serial = serial;
    this.listener = listener;
    this.maxBytes = options.maxBufferedAmount();
    this.queue = new SendQueue(maxBytes);
  }

  /** Encodes messages for this framing from now on. */
  void open(Framing framing) {
    this.framing = framing;
  }

  /**
   * Accepts a message if there is room. On any thread.
   *
   * @throws IllegalArgumentException if there can never be room for it
   */
  SendQueue.Offer offer(String message) {
    long bytes = Utf8.length(message);
    if (bytes > maxBytes) {
      throw new IllegalArgumentException(
          "The message has "
              + bytes
              + " bytes, but maxBufferedAmount allows no more than "
              + maxBytes
              + " to wait");
    }
    String text = framing == Framing.SOCKJS ? MessageQuoter.quote(message) : message;
    SendQueue.Offer offer = queue.offer(text, bytes);
    if (offer == SendQueue.Offer.ACCEPTED && flushScheduled.compareAndSet(false, true)) {
      serial.execute(listener::flush);
    }
    return offer;
  }

  SendBufferFullException full() {
    return new SendBufferFullException(queue.bufferedBytes(), maxBytes);
  }

  long bufferedBytes() {
    return queue.bufferedBytes();
  }

  CompletableFuture<Void> flushed() {
    return queue.flushed();
  }

  /** Accepts nothing from now on. On any thread. */
  void stopAccepting() {
    queue.stopAccepting();
  }

  boolean isSending() {
    return queue.isSending();
  }

  /** Sends what waits, unless a batch is in flight. On the serial executor. */
  void flush(AttemptConnection connection) {
    flushScheduled.set(false);
    List<String> batch = queue.nextBatch(connection.maxBatchLength());
    if (!batch.isEmpty()) {
      connection
          .send(batch)
          .whenComplete(
              (nothing, failure) -> serial.execute(() -> batchEnded(connection, failure)));
    } else if (queue.isEmpty()) {
      listener.drained();
    }
  }

  private void batchEnded(AttemptConnection connection, @Nullable Throwable failure) {
    if (queue.isAbandoned()) {
      return;
    }
    if (failure != null) {
      listener.sendFailed(connection, failure);
      return;
    }
    SendQueue.Progress progress = queue.batchSent();
    progress.flushed().forEach(waiting -> waiting.complete(null));
    if (progress.writable()) {
      listener.writable();
    }
    flush(connection);
  }

  /** The session is over. On the serial executor. */
  void abandon(RuntimeException cause) {
    queue.abandon(cause).forEach(waiting -> waiting.completeExceptionally(cause));
  }
}
