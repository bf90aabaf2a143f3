package dev.sockjs.core.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be sent, bounded in UTF-8 bytes and in number, and the batch that is on its way.
 * Any thread offers; the session's mailbox takes batches. Everything is guarded by this object's
 * monitor, which is held for a few instructions only: accepting and sealing must exclude each
 * other, or a message could be accepted after the last batch had left.
 */
final class SendQueue {

  /** What became of an offered message. */
  enum Offer {
    ACCEPTED,
    FULL,
    NOT_ACCEPTING
  }

  private record Entry(String text, long bytes) {}

  private record Waiter(long upTo, CompletableFuture<Void> flushed) {}

  /** What a batch that left brings about; to be told outside of the monitor. */
  record Progress(boolean writable, List<CompletableFuture<Void>> flushed) {}

  /** Messages at a time: an empty one costs no bytes, and memory all the same. */
  static final int MAX_MESSAGES = 1 << 20;

  private final long maxBytes;
  private final ArrayDeque<Entry> waiting = new ArrayDeque<>();
  private final ArrayDeque<Waiter> waiters = new ArrayDeque<>();
  private long bufferedBytes;
  private long accepted;
  private long done;
  private long batchBytes;
  private int batchSize;
  private boolean stopped;
  private boolean refused;
  private @Nullable RuntimeException abandoned;

  SendQueue(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /**
   * Accepts a message if there is room.
   *
   * @param text the message as the transport shall have it
   * @param bytes the message's own length, in UTF-8 bytes
   */
  synchronized Offer offer(String text, long bytes) {
    if (stopped) {
      return Offer.NOT_ACCEPTING;
    }
    if (bufferedBytes + bytes > maxBytes || accepted - done == MAX_MESSAGES) {
      refused = true;
      return Offer.FULL;
    }
    waiting.add(new Entry(text, bytes));
    bufferedBytes += bytes;
    accepted++;
    return Offer.ACCEPTED;
  }

  /** Nothing is accepted from now on. */
  synchronized void stopAccepting() {
    stopped = true;
  }

  /**
   * The next batch, unless one is on its way.
   *
   * @param maxLength the longest encoded batch, brackets and commas included, in UTF-16 units
   * @return the texts; empty if there is nothing to send now. One text alone may be longer
   */
  synchronized List<String> nextBatch(int maxLength) {
    List<String> batch = new ArrayList<>();
    if (batchSize > 0) {
      return batch;
    }
    long length = 1; // "[", and then each text with the "," or "]" behind it
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
   * The batch that was on its way has left.
   *
   * @return whose waiting is over, and whether a sender was refused before and the queue is less
   *     than half full again
   */
  synchronized Progress batchSent() {
    bufferedBytes -= batchBytes;
    done += batchSize;
    batchBytes = 0;
    batchSize = 0;
    List<CompletableFuture<Void>> flushed = new ArrayList<>();
    while (!waiters.isEmpty() && waiters.peek().upTo() <= done) {
      flushed.add(waiters.remove().flushed());
    }
    boolean writable =
        refused && bufferedBytes * 2 < maxBytes && (accepted - done) * 2 < MAX_MESSAGES;
    refused &= !writable;
    return new Progress(writable, flushed);
  }

  synchronized boolean isEmpty() {
    return accepted == done;
  }

  synchronized boolean isSending() {
    return batchSize > 0;
  }

  synchronized boolean isAbandoned() {
    return abandoned != null;
  }

  synchronized long bufferedBytes() {
    return bufferedBytes;
  }

  /** Completes when everything accepted so far has left; fails if it no longer can. */
  synchronized CompletableFuture<Void> flushed() {
    CompletableFuture<Void> flushed = new CompletableFuture<>();
    if (accepted == done) {
      flushed.complete(null);
    } else if (abandoned != null) {
      flushed.completeExceptionally(abandoned);
    } else {
      waiters.add(new Waiter(accepted, flushed));
    }
    return flushed;
  }

  /**
   * The session is over: nothing more will leave.
   *
   * @param why what those who ask from now on are told
   * @return who waits in vain
   */
  synchronized List<CompletableFuture<Void>> abandon(RuntimeException why) {
    stopped = true;
    abandoned = why;
    waiting.clear();
    List<CompletableFuture<Void>> stranded = waiters.stream().map(Waiter::flushed).toList();
    waiters.clear();
    return stranded;
  }
}
