package dev.sockjs.core.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The messages that wait to be sent, bounded in UTF-8 bytes and in number, and the batch that is in
 * flight. Any thread may offer messages; batches are taken on the session's serial executor.
 *
 * <p>All fields are guarded by this object's monitor, which is held for a few instructions only.
 * Without it, {@link #offer} and {@link #stopAccepting} could overlap, and a message could be
 * accepted after the last batch was sent.
 */
final class SendQueue {

  /** The result of offering a message. */
  enum Offer {
    ACCEPTED,
    /** There is no room at the moment. */
    FULL,
    /** The session is closing or closed. */
    NOT_ACCEPTING
  }

  private record Entry(String text, long bytes) {}

  /** A future to complete when {@code count} messages were sent in all. */
  private record Waiter(long count, CompletableFuture<Void> flushed) {}

  /**
   * The consequences of a batch that was sent. The caller reports them, outside of the monitor.
   *
   * @param writable true if a message was rejected before, and the queue is less than half full
   * @param flushed the futures to complete
   * @param messages the messages of the batch
   * @param bytes the UTF-8 bytes of these messages
   */
  record Progress(
      boolean writable, List<CompletableFuture<Void>> flushed, int messages, long bytes) {}

  /** The most messages in the queue, because empty messages have no bytes but need memory. */
  static final int MAX_MESSAGES = 1 << 20;

  private final long maxBytes;
  private final ArrayDeque<Entry> waiting = new ArrayDeque<>();
  private final ArrayDeque<Waiter> waiters = new ArrayDeque<>();
  private long bufferedBytes;
  private long acceptedCount;
  private long sentCount;
  private long batchBytes;
  private int batchSize;
  private boolean stopped;

  /** Set when a message was rejected, until the queue is writable again. */
  private boolean rejected;

  private @Nullable RuntimeException abandonCause;

  SendQueue(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /**
   * Accepts a message if there is room.
   *
   * @param text the message as it is passed to the transport
   * @param bytes the length of the message itself, in UTF-8 bytes
   */
  synchronized Offer offer(String text, long bytes) {
    if (stopped) {
      return Offer.NOT_ACCEPTING;
    }
    if (bufferedBytes + bytes > maxBytes || size() == MAX_MESSAGES) {
      rejected = true;
      return Offer.FULL;
    }
    waiting.add(new Entry(text, bytes));
    bufferedBytes += bytes;
    acceptedCount++;
    return Offer.ACCEPTED;
  }

  /** Accepts no message from now on. */
  synchronized void stopAccepting() {
    stopped = true;
  }

  /**
   * Takes the next batch, unless one is in flight.
   *
   * @param maxLength the longest encoded batch, brackets and commas included, in UTF-16 units; only
   *     a batch of one message may be longer
   * @return the texts; empty if there is nothing to send now
   */
  synchronized List<String> nextBatch(int maxLength) {
    List<String> batch = new ArrayList<>();
    if (batchSize > 0) {
      return batch;
    }
    long length = 1; // for "["; each text adds its own length and one for the "," or "]" after it
    while (!waiting.isEmpty()) {
      Entry next = waiting.peek();
      length += next.text().length() + 1L;
      if (length > maxLength && !batch.isEmpty()) {
        break;
      }
      batch.add(waiting.remove().text());
      batchBytes += next.bytes();
    }
    batchSize = batch.size();
    return batch;
  }

  /**
   * Removes the batch that was in flight, because it was sent.
   *
   * @return what the caller must report
   */
  synchronized Progress batchSent() {
    int messages = batchSize;
    long bytes = batchBytes;
    bufferedBytes -= bytes;
    sentCount += messages;
    batchBytes = 0;
    batchSize = 0;
    List<CompletableFuture<Void>> flushed = new ArrayList<>();
    while (!waiters.isEmpty() && waiters.peek().count() <= sentCount) {
      flushed.add(waiters.remove().flushed());
    }
    boolean writable = rejected && bufferedBytes * 2 < maxBytes && size() * 2 < MAX_MESSAGES;
    rejected &= !writable;
    return new Progress(writable, flushed, messages, bytes);
  }

  /** Returns the number of accepted messages that were not sent. The caller has the monitor. */
  private long size() {
    return acceptedCount - sentCount;
  }

  /** Tells if all accepted messages were sent. */
  synchronized boolean isEmpty() {
    return size() == 0;
  }

  /** Tells if a batch is in flight. */
  synchronized boolean isSending() {
    return batchSize > 0;
  }

  synchronized boolean isAbandoned() {
    return abandonCause != null;
  }

  /** Returns the bytes of all accepted messages that were not sent. */
  synchronized long bufferedBytes() {
    return bufferedBytes;
  }

  /** Returns the bytes of all accepted messages that can still be sent. */
  synchronized long pendingBytes() {
    return abandonCause == null ? bufferedBytes : 0;
  }

  /**
   * Returns a future that completes when all messages accepted before were sent, and fails if the
   * queue is abandoned first.
   */
  synchronized CompletableFuture<Void> flushed() {
    CompletableFuture<Void> flushed = new CompletableFuture<>();
    if (size() == 0) {
      flushed.complete(null);
    } else if (abandonCause != null) {
      flushed.completeExceptionally(abandonCause);
    } else {
      waiters.add(new Waiter(acceptedCount, flushed));
    }
    return flushed;
  }

  /**
   * Drops all messages, because the session is over.
   *
   * @param cause fails the futures that {@link #flushed} returns from now on
   * @return the futures to fail now
   */
  synchronized List<CompletableFuture<Void>> abandon(RuntimeException cause) {
    stopped = true;
    abandonCause = cause;
    waiting.clear();
    List<CompletableFuture<Void>> unflushed = waiters.stream().map(Waiter::flushed).toList();
    waiters.clear();
    return unflushed;
  }
}
