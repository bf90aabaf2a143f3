package dev.sockjs.reconnect;

import dev.sockjs.SendBufferFullException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The messages that wait for a session, bounded in UTF-8 bytes and in number. Guarded by {@link
 * Status}.
 */
final class Outbox {

  /** The most messages, because empty messages have no bytes but need memory. */
  static final int MAX_MESSAGES = 1 << 16;

  private record Entry(String message, long bytes) {}

  private final long limitBytes;
  private final Queue<Entry> queue = new ArrayDeque<>();
  private long bytes;

  /** Set when a message did not fit, until {@link #takeRejected}. */
  private boolean rejected;

  Outbox(long limitBytes) {
    this.limitBytes = limitBytes;
  }

  /**
   * Queues a message.
   *
   * @param messageBytes its length in UTF-8 bytes
   * @throws IllegalArgumentException if it is longer than the whole queue
   * @throws SendBufferFullException if it does not fit now
   */
  void add(String message, long messageBytes) {
    if (messageBytes > limitBytes) {
      throw new IllegalArgumentException(
          "The message has "
              + messageBytes
              + " UTF-8 bytes, which is more than the queueLimit of "
              + limitBytes);
    }
    if (bytes + messageBytes > limitBytes || queue.size() == MAX_MESSAGES) {
      rejected = true;
      throw new SendBufferFullException(bytes, limitBytes);
    }
    queue.add(new Entry(message, messageBytes));
    bytes += messageBytes;
  }

  /** Returns the oldest message, which stays in the queue until {@link #remove}; or null. */
  @Nullable String peek() {
    Entry oldest = queue.peek();
    return oldest == null ? null : oldest.message();
  }

  /** Removes the oldest message. */
  void remove() {
    bytes -= queue.remove().bytes();
  }

  List<String> removeAll() {
    List<String> all = new ArrayList<>(queue.size());
    queue.forEach(entry -> all.add(entry.message()));
    queue.clear();
    bytes = 0;
    return all;
  }

  /** Returns true once after a message did not fit. */
  boolean takeRejected() {
    boolean taken = rejected;
    rejected = false;
    return taken;
  }

  int size() {
    return queue.size();
  }

  long bytes() {
    return bytes;
  }
}
