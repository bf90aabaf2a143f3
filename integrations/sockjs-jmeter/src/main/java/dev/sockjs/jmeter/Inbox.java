package dev.sockjs.jmeter;

import dev.sockjs.CloseEvent;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Holds the messages of a connection until a sampler reads them. Network threads add; the JMeter
 * thread of the connection takes. Holds a bounded number of messages and characters; at the bound,
 * the oldest messages are discarded and counted.
 */
final class Inbox {
  /** The most characters that wait, so that long messages do not fill the heap. */
  static final int MAX_CHARS = 16 << 20;

  /**
   * A message.
   *
   * @param text the message
   * @param nanoTime the time of arrival, of {@link System#nanoTime}
   */
  record Arrival(String text, long nanoTime) {}

  private final int maxMessages;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  // Guarded by the lock.
  private final ArrayDeque<Arrival> arrivals = new ArrayDeque<>();
  private long chars;
  private long discarded;
  private long writableCount;
  private @Nullable CloseEvent closeEvent;

  /**
   * @param maxMessages the most messages that wait, at least 1
   */
  Inbox(int maxMessages) {
    this.maxMessages = maxMessages;
  }

  void add(String message) {
    lock.lock();
    try {
      arrivals.add(new Arrival(message, System.nanoTime()));
      chars += message.length();
      while (arrivals.size() > 1 && (arrivals.size() > maxMessages || chars > MAX_CHARS)) {
        chars -= arrivals.remove().text().length();
        discarded++;
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void writable() {
    lock.lock();
    try {
      writableCount++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void closed(CloseEvent event) {
    lock.lock();
    try {
      closeEvent = event;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Takes the next message. Returns empty if the connection has ended or the time is over. */
  Optional<Arrival> take(Deadline deadline) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = deadline.leftNanos();
      while (arrivals.isEmpty() && closeEvent == null && left > 0) {
        left = changed.awaitNanos(left);
      }
      Arrival next = arrivals.poll();
      if (next != null) {
        chars -= next.text().length();
      }
      return Optional.ofNullable(next);
    } finally {
      lock.unlock();
    }
  }

  /** Returns a number that {@link #awaitWritable} compares. */
  long writableCount() {
    lock.lock();
    try {
      return writableCount;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until the send buffer has had room since the count, the connection ends, or the time. */
  void awaitWritable(long count, Deadline deadline) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = deadline.leftNanos();
      while (writableCount == count && closeEvent == null && left > 0) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Waits until the connection has ended, or the time is over. */
  void awaitClosed(Deadline deadline) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = deadline.leftNanos();
      while (closeEvent == null && left > 0) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  Optional<CloseEvent> closeEvent() {
    lock.lock();
    try {
      return Optional.ofNullable(closeEvent);
    } finally {
      lock.unlock();
    }
  }

  /** Returns the number of messages that were discarded since the last call. */
  long takeDiscarded() {
    lock.lock();
    try {
      long count = discarded;
      discarded = 0;
      return count;
    } finally {
      lock.unlock();
    }
  }
}
