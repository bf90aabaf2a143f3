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
 * The way of messages from {@code send()} to the transport: quoted on the sender's thread, queued
 * within a bound, and passed on in batches, one at a time; what is sent meanwhile forms the next.
 */
final class MessageSender {

  /** Whom the sending half tells, in the session's mailbox. */
  interface Owner {
    /** Everything that was accepted has left. */
    void drained();

    /** A sender was refused, and there is room again. */
    void writable();

    /** The transport could not send, and may not have said so itself. */
    void sendFailed(AttemptConnection link, Throwable cause);
  }

  private final SerialExecutor mailbox;
  private final Owner owner;
  private final long maxBytes;
  private final SendQueue queue;
  private final AtomicBoolean flushPosted = new AtomicBoolean();
  private volatile Framing framing = Framing.SOCKJS;
  private @Nullable AttemptConnection link;

  MessageSender(SerialExecutor mailbox, Owner owner, SockJsOptions options) {
    this.mailbox = mailbox;
    this.owner = owner;
    this.maxBytes = options.maxBufferedAmount();
    this.queue = new SendQueue(maxBytes);
  }

  /** Messages leave over this link from now on. In the mailbox. */
  void open(AttemptConnection openLink) {
    framing = openLink.framing();
    link = openLink;
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
          "The message has " + bytes + " bytes, and at most " + maxBytes + " may wait to be sent");
    }
    String text = framing == Framing.SOCKJS ? MessageQuoter.quote(message) : message;
    SendQueue.Offer offer = queue.offer(text, bytes);
    if (offer == SendQueue.Offer.ACCEPTED && flushPosted.compareAndSet(false, true)) {
      mailbox.post(this::flush);
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

  /** Nothing is accepted from now on. On any thread. */
  void seal() {
    queue.seal();
  }

  /** Whether a batch is on its way. */
  boolean isSending() {
    return queue.isSending();
  }

  /** Sends what waits, unless a batch is on its way; tells if nothing does. In the mailbox. */
  void flush() {
    flushPosted.set(false);
    AttemptConnection current = link;
    if (current == null) {
      return;
    }
    List<String> batch = queue.nextBatch(current.maxBatchLength());
    if (!batch.isEmpty()) {
      current
          .send(batch)
          .whenComplete((nothing, failure) -> mailbox.post(() -> batchEnded(current, failure)));
    } else if (queue.isEmpty()) {
      owner.drained();
    }
  }

  private void batchEnded(AttemptConnection sender, @Nullable Throwable failure) {
    if (link != sender) {
      return;
    }
    if (failure != null) {
      owner.sendFailed(sender, failure);
      return;
    }
    SendQueue.Left left = queue.batchLeft();
    left.flushed().forEach(waiting -> waiting.complete(null));
    if (left.writable()) {
      owner.writable();
    }
    flush();
  }

  /** The session is over. In the mailbox. */
  void abandon(RuntimeException why) {
    link = null;
    queue.abandon(why).forEach(waiting -> waiting.completeExceptionally(why));
  }
}
