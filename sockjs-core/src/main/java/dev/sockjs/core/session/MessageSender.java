package dev.sockjs.core.session;

import dev.sockjs.Phase;
import dev.sockjs.SendBufferFullException;
import dev.sockjs.SockJsOptions;
import dev.sockjs.core.codec.MessageQuoter;
import dev.sockjs.core.codec.Utf8;
import dev.sockjs.core.concurrent.SerialExecutor;
import dev.sockjs.core.connect.AttemptConnection;
import dev.sockjs.core.observe.SessionObserver;
import dev.sockjs.spi.Framing;
import dev.sockjs.spi.TransportEnd;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The sending half of a session. Messages are quoted on the thread that calls {@code send()},
 * queued within a bound, and passed to the transport in batches, one at a time. Messages that are
 * accepted while a batch is in flight form the next batch.
 */
final class MessageSender {

  /** Receives the events of the sender, on the session's serial executor. */
  interface Listener {

    /** There are messages to send: call {@link MessageSender#flush} if there is a connection. */
    void flush();

    /** A batch was sent, and the next one is not in flight yet. */
    void batchSent();

    /** All accepted messages were sent. */
    void drained();

    /** A message was rejected before, and there is room again. */
    void writable();
  }

  private final SerialExecutor serial;
  private final Listener listener;
  private final SessionObserver observer;
  private final long maxBytes;
  private final SendQueue queue;
  private final AtomicBoolean flushScheduled = new AtomicBoolean();
  private volatile Framing framing = Framing.SOCKJS;

  MessageSender(
      SerialExecutor serial, Listener listener, SessionObserver observer, SockJsOptions options) {
    this.serial = serial;
    this.listener = listener;
    this.observer = observer;
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
   * @throws IllegalArgumentException if the message is larger than the whole buffer
   */
  SendQueue.Offer offer(String message) {
    long bytes = Utf8.length(message);
    if (bytes > maxBytes) {
      throw new IllegalArgumentException(
          "The message has " + bytes + " bytes, but maxBufferedAmount is only " + maxBytes);
    }
    String text = framing == Framing.SOCKJS ? MessageQuoter.quote(message) : message;
    SendQueue.Offer offer = queue.offer(text, bytes);
    if (offer == SendQueue.Offer.ACCEPTED && flushScheduled.compareAndSet(false, true)) {
      serial.execute(listener::flush);
    } else if (offer == SendQueue.Offer.FULL) {
      observer.rejected();
    }
    return offer;
  }

  /** Returns the exception for a message that was rejected with {@link SendQueue.Offer#FULL}. */
  SendBufferFullException bufferFull() {
    return new SendBufferFullException(queue.bufferedBytes(), maxBytes);
  }

  /** Returns the bytes of all accepted messages that were not sent. On any thread. */
  long bufferedBytes() {
    return queue.bufferedBytes();
  }

  /** Returns {@link SendQueue#pendingBytes()}. On any thread. */
  long pendingBytes() {
    return queue.pendingBytes();
  }

  /** Returns {@link SendQueue#flushed()}. On any thread. */
  CompletableFuture<Void> flushed() {
    return queue.flushed();
  }

  /** Accepts no message from now on. On any thread. */
  void stopAccepting() {
    queue.stopAccepting();
  }

  /** Tells if a batch is in flight. */
  boolean isSending() {
    return queue.isSending();
  }

  /** Sends the messages that wait, unless a batch is in flight. On the serial executor. */
  void flush(AttemptConnection connection) {
    flushScheduled.set(false);
    List<String> batch = queue.nextBatch(connection.maxBatchLength());
    if (!batch.isEmpty()) {
      observer.batchStarted();
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
      connection.fail(TransportEnd.failed(Phase.SEND, failure));
      return;
    }
    SendQueue.Progress progress = queue.batchSent();
    observer.batchSent(progress.messages(), progress.bytes());
    progress.flushed().forEach(flushed -> flushed.complete(null));
    if (progress.writable()) {
      listener.writable();
    }
    listener.batchSent();
    flush(connection);
  }

  /** Drops all messages, because the session is over. On any thread. */
  void abandon(RuntimeException cause) {
    queue.abandon(cause).forEach(flushed -> flushed.completeExceptionally(cause));
  }
}
